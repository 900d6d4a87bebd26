package dev.remediator.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.reason.Reason;
import dev.remediator.remediation.Decision;
import dev.remediator.remediation.State;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AuditTest {
    private final Chronicle chronicle = new Chronicle();
    private final History history = chronicle.history();

    @Test
    void what_belongs_to_no_incident_is_no_incident() {
        chronicle.closes("control", Reason.CORD_PULLED, State.WAITING);

        assertThat(history.incident("control")).isEmpty();
        assertThat(history.open()).isZero();
        assertThat(history.audit(100))
                .extracting(Decision::reason)
                .containsExactly(Reason.CORD_PULLED);
    }

    @Test
    void what_people_decided_about_an_incident_is_told_in_both_places() {
        chronicle
                .decides("inc-1", Reason.APPROVAL_WANTED, State.WAITING)
                .decides("inc-1", Reason.APPROVED, State.WAITING)
                .decides("inc-1", Reason.REMEDY_OFFERED, State.ACTING);

        assertThat(history.audit(100))
                .extracting(Decision::reason)
                .containsExactly(Reason.APPROVED);
        assertThat(history.incident("inc-1").orElseThrow().decisions()).hasSize(3);
    }

    @ParameterizedTest
    @EnumSource(names = {"ACKNOWLEDGED", "UNACKNOWLEDGED", "CLOSED_BY_PEOPLE", "PAGE_TEST"})
    void what_people_say_about_pages_is_told_too(Reason said) {
        chronicle
                .decides("notice-test-1", Reason.PAGE_CALLED, State.PAGED)
                .says("notice-test-1", said, "wanted by ana");

        assertThat(history.audit(100)).extracting(Decision::reason).containsExactly(said);
    }

    @Test
    void only_the_last_thousand_are_kept_and_the_newest_is_first() {
        for (int i = 0; i < 1_001; i++) {
            chronicle
                    .closes("control", Reason.CORD_PULLED, State.WAITING)
                    .passes(Duration.ofMillis(1));
        }
        chronicle.closes("control", Reason.CORD_RELEASED, State.WAITING);

        assertThat(history.audit(10_000)).hasSize(1_000);
        assertThat(history.audit(1))
                .extracting(Decision::reason)
                .containsExactly(Reason.CORD_RELEASED);
    }
}
