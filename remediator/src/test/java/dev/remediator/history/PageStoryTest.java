package dev.remediator.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.remediator.reason.Reason;
import dev.remediator.remediation.State;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// How people are called, as it is told.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PageStoryTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Chronicle chronicle = new Chronicle();

    @ParameterizedTest
    @CsvSource({
        "notice-lost-inc-1,PAGE_LOST",
        "notice-gathered-default-1,PAGE_GATHERED",
        "notice-test-1,PAGE_TEST"
    })
    void some_pages_are_incidents_of_their_own(String id, Reason reason) {
        chronicle
                .decides(id, reason, State.PAGED)
                .decides(id, Reason.PAGE_CALLED, State.PAGED)
                .decides(id, Reason.PAGE_DELIVERED, State.PAGED);
        assertThat(chronicle.history().incidents(_ -> true, 10))
                .extracting(IncidentView::id, IncidentView::reason)
                .containsExactly(tuple(id, reason.word()));
    }

    @ParameterizedTest
    @EnumSource(names = {"PAGE_LOST", "PAGE_GATHERED", "PAGE_CALLED", "PAGE_TEST"})
    void what_is_never_told_to_be_over_is_no_incident(Reason reason) {
        chronicle.decides("notice-approval-r1", reason, State.PAGED);
        assertThat(chronicle.history().open()).isZero();
    }

    @Test
    void a_fault_of_automation_is_an_incident_since_people_are_called() {
        chronicle
                .says("notice-faulted-0", Reason.PAGE_CALLED, "chat")
                .says("notice-faulted-0", Reason.PAGE_DELIVERED, "chat");
        assertThat(chronicle.history().incident("notice-faulted-0").orElseThrow())
                .returns("paged", d -> d.incident().state())
                .returns(1, d -> d.pages().size());
    }

    @ParameterizedTest
    @CsvSource({
        "notice-lost-inc-1,PAGE_LOST,PAGE_RECOVERED",
        "notice-faulted-0,PAGE_CALLED,RESOLVED_AFTER_PAGE"
    })
    void a_page_of_the_same_name_begins_a_new_story(String id, Reason begins, Reason ends) {
        chronicle
                .decides(id, begins, State.PAGED)
                .says(id, Reason.ACKNOWLEDGED, "ana, at api")
                .closes(id, ends, State.PAGED)
                .passes(MINUTE)
                .decides(id, begins, State.PAGED);

        assertThat(chronicle.history().open()).isEqualTo(1);
        assertThat(chronicle.history().incidents(_ -> true, 10))
                .singleElement()
                .returns(begins.word(), IncidentView::reason)
                .returns(Chronicle.START.plus(MINUTE), IncidentView::openedAt)
                .returns(null, IncidentView::closedAt)
                .returns(null, IncidentView::acknowledgedBy);
    }

    @Test
    void whoever_had_it_does_not_have_what_people_are_called_for_anew() {
        chronicle
                .decides("inc-1", Reason.LADDER_EXHAUSTED, State.PAGED)
                .says("inc-1", Reason.ACKNOWLEDGED, "ana, at api")
                .says("inc-1", Reason.PAGE_CALLED, "chat");
        assertThat(told().acknowledgedBy()).isNull();
    }

    @ParameterizedTest
    @EnumSource(names = {"PAGE_RECOVERED", "RESOLVED_AFTER_PAGE"})
    void a_page_that_was_lost_is_an_incident_until_it_reaches_somebody(Reason end) {
        chronicle
                .decides("notice-lost-inc-1", Reason.PAGE_LOST, State.PAGED)
                .closes("notice-lost-inc-1", end, State.PAGED);
        assertThat(chronicle.history().open()).isZero();
        assertThat(chronicle.history().incidents(_ -> true, 10))
                .extracting(IncidentView::reason)
                .containsExactly(end.word());
    }

    @Test
    void who_has_taken_it_is_told_beside_why_people_were_called() {
        chronicle
                .decides("inc-1", Reason.LADDER_EXHAUSTED, State.PAGED)
                .passes(MINUTE)
                .says(
                        "inc-1",
                        Reason.ACKNOWLEDGED,
                        "Lovelace at home, at pagerduty: I look, at once");
        assertThat(told())
                .returns("ladder-exhausted", IncidentView::reason)
                .returns("Lovelace at home", IncidentView::acknowledgedBy);
        assertThat(detailed().acknowledgedAt()).isEqualTo(Chronicle.START.plus(MINUTE));
    }

    @Test
    void whoever_has_it_no_more_is_not_told_to_have_it() {
        chronicle
                .decides("inc-1", Reason.LADDER_EXHAUSTED, State.PAGED)
                .says("inc-1", Reason.ACKNOWLEDGED, "ana, at api")
                .says("inc-1", Reason.UNACKNOWLEDGED, "ana, at pagerduty");
        assertThat(told().acknowledgedBy()).isNull();
        assertThat(detailed().acknowledgedAt()).isNull();
    }

    @Test
    void each_call_is_told_with_what_became_of_it_last() {
        chronicle
                .decides("inc-1", Reason.LADDER_EXHAUSTED, State.PAGED)
                .says("inc-1", Reason.PAGE_CALLED, "ana by slack")
                .says("inc-1", Reason.PAGE_LATER, "ana by slack: it answered 429")
                .says("inc-1", Reason.PAGE_CALLED, "ana by sms")
                .passes(MINUTE)
                .says("inc-1", Reason.PAGE_UNCLEAR, "ana by sms: no answer")
                .says("inc-1", Reason.PAGE_DELIVERED, "ana by slack")
                .says("inc-1", Reason.PAGE_CALLED, "bo by sms")
                .says("inc-1", Reason.PAGE_FAILED, "nobody by sms: late report");
        var later = Chronicle.START.plus(MINUTE);
        assertThat(detailed().pages())
                .containsExactly(
                        new Call(Chronicle.START, "ana by slack", "page-delivered", "", later),
                        new Call(Chronicle.START, "ana by sms", "page-unclear", "no answer", later),
                        new Call(later, "bo by sms", "page-called", "", null));
    }

    @Test
    void the_second_round_of_calls_is_told_apart_from_the_first() {
        chronicle
                .decides("inc-1", Reason.LADDER_EXHAUSTED, State.PAGED)
                .says("inc-1", Reason.PAGE_CALLED, "ana by sms")
                .says("inc-1", Reason.PAGE_FAILED, "ana by sms: 400")
                .says("inc-1", Reason.PAGE_CALLED, "ana by sms")
                .says("inc-1", Reason.PAGE_DELIVERED, "ana by sms: SM1");
        assertThat(detailed().pages())
                .extracting(Call::outcome)
                .containsExactly("page-failed", "page-delivered");
    }

    private IncidentView told() {
        return detailed().incident();
    }

    private IncidentView.Detailed detailed() {
        return Optional.of(chronicle.history()).flatMap(h -> h.incident("inc-1")).orElseThrow();
    }
}
