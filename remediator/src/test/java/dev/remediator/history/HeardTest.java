package dev.remediator.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import dev.remediator.alert.Severity;
import dev.remediator.reason.Reason;
import dev.remediator.remediation.State;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HeardTest {
    private final Chronicle chronicle = new Chronicle();
    private final History history = chronicle.history();

    @Test
    void an_open_incident_tells_what_its_source_said_and_since_when_it_is_open() {
        var alert = alert("web-1", AlertStatus.FIRING, 0);
        chronicle.hears(alert, Reason.HELD_FOR, State.WATCHING, false);
        chronicle.passes(Duration.ofSeconds(5));
        assertThat(history.heard())
                .containsExactly(new Heard("web-1", alert, Chronicle.START, true));
    }

    @Test
    void the_last_that_was_said_counts() {
        var last = alert("web-1", AlertStatus.RESOLVED, 0);
        chronicle.hears(
                alert("web-1", AlertStatus.FIRING, 0), Reason.REMEDY_OFFERED, State.ACTING, false);
        chronicle.hears(last, Reason.CONDITION_CLEARED, State.VERIFYING, false);
        assertThat(history.heard()).extracting(Heard::alert).containsExactly(last);
    }

    @Test
    void what_was_late_or_muted_does_not_count() {
        var first = alert("web-1", AlertStatus.FIRING, 10);
        chronicle.hears(first, Reason.HELD_FOR, State.WATCHING, false);
        chronicle.hears(
                alert("web-1", AlertStatus.RESOLVED, 0), Reason.STALE_ALERT, State.WATCHING, false);
        chronicle.hears(
                alert("web-1", AlertStatus.SUPPRESSED, 10),
                Reason.SUPPRESSED_AT_SOURCE,
                State.WATCHING,
                false);
        assertThat(history.heard()).extracting(Heard::alert).containsExactly(first);
    }

    @Test
    void what_is_over_is_told_as_over() {
        chronicle.hears(
                alert("web-1", AlertStatus.FIRING, 0), Reason.UNMATCHED, State.UNMATCHED, true);
        assertThat(history.heard()).extracting(Heard::open).containsExactly(false);
    }

    @Test
    void an_incident_whose_alert_the_log_no_longer_has_is_not_told() {
        chronicle.decides("inc-1", Reason.HELD_FOR, State.WATCHING);
        assertThat(history.heard()).isEmpty();
    }

    private static Alert alert(String series, AlertStatus status, int begins) {
        return new Alert(
                "alertmanager",
                series,
                "episode",
                "delivery",
                status,
                Severity.CRITICAL,
                "InstanceDown",
                "node/web-1",
                Chronicle.START.plusSeconds(begins),
                null,
                Map.of("instance", series),
                Map.of(),
                Map.of());
    }
}
