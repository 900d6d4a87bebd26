package dev.remediator.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.reason.Reason;
import dev.remediator.remediation.Decision;
import dev.remediator.remediation.State;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class StoryTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Chronicle chronicle = new Chronicle();

    @Test
    void an_incident_opens_with_its_first_decision() {
        chronicle.decides("inc-1", Reason.HELD_FOR, State.WATCHING);
        assertThat(told())
                .returns("inc-1", IncidentView::id)
                .returns("InstanceDown", IncidentView::alert)
                .returns("node/web-1", IncidentView::resource)
                .returns("watching", IncidentView::state)
                .returns("HealNode", IncidentView::playbook)
                .returns("held-for", IncidentView::reason)
                .returns(Chronicle.START, IncidentView::openedAt)
                .returns(null, IncidentView::closedAt);
    }

    @Test
    void the_last_decision_says_where_it_stands() {
        chronicle
                .decides("inc-1", Reason.HELD_FOR, State.WATCHING)
                .passes(MINUTE)
                .decides("inc-1", Reason.REMEDY_OFFERED, State.ACTING);
        assertThat(told())
                .returns("acting", IncidentView::state)
                .returns("remedy-offered", IncidentView::reason)
                .returns(Chronicle.START, IncidentView::openedAt);
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "REPEATED",
                "STALE_ALERT",
                "RESOLVED",
                "EXPIRED",
                "COOLING_DOWN",
                "RELAPSED",
                "APPROVED",
                "SUPPRESSED_AT_SOURCE",
                "INTENT_COMMITTED",
                "STEP_RECORDED",
                "LATE_REPORT",
                "PAGE_CONFIRMING",
                "PAGE_NOT_NEEDED",
                "PAGE_REARMING",
                "PAGE_GATHERED",
                "PAGE_CALLED",
                "PAGE_DELIVERED",
                "PAGE_LATER",
                "PAGE_FAILED",
                "PAGE_UNCLEAR",
                "PAGE_ESCALATED",
                "PAGE_UNANSWERED",
                "PAGE_LOST",
                "PAGE_RECOVERED",
                "ACKNOWLEDGED",
                "UNACKNOWLEDGED",
                "PAGE_TEST"
            })
    void a_note_does_not_say_where_it_stands(Reason note) {
        chronicle
                .decides("inc-1", Reason.REMEDY_OFFERED, State.ACTING)
                .decides("inc-1", note, State.ACTING);
        assertThat(told().reason()).isEqualTo("remedy-offered");
    }

    @ParameterizedTest
    @EnumSource(names = {"COOLING_DOWN", "RELAPSED"})
    void a_skipped_remedy_is_no_note_where_none_is_left_and_people_are_paged(Reason skipped) {
        chronicle
                .decides("inc-1", Reason.HELD_FOR, State.WATCHING)
                .decides("inc-1", skipped, State.PAGED);
        assertThat(told())
                .returns("paged", IncidentView::state)
                .returns(skipped.word(), IncidentView::reason);
    }

    @ParameterizedTest
    @EnumSource(names = {"RUN_HALTING", "STORM", "APPROVAL_WANTED", "DENIED", "FLAPPING"})
    void what_holds_it_up_says_where_it_stands(Reason holds) {
        chronicle
                .decides("inc-1", Reason.HELD_FOR, State.WATCHING)
                .decides("inc-1", holds, State.WAITING);
        assertThat(told().reason()).isEqualTo(holds.word());
    }

    @Test
    void a_notice_of_the_warden_is_an_incident_of_its_own() {
        chronicle.decides("notice-storm@cluster=eu-1-1", Reason.STORM_PAGED, State.PAGED);
        var notice = chronicle.history().incidents(i -> i.state().equals("paged"), 10);
        assertThat(notice)
                .extracting(IncidentView::id)
                .containsExactly("notice-storm@cluster=eu-1-1");
        assertThat(chronicle.history().open()).isEqualTo(1);
    }

    @Test
    void a_notice_ends_with_what_it_was_about() {
        chronicle
                .decides("inc-1", Reason.STORM_PAGED, State.PAGED)
                .decides("inc-1", Reason.PAGE_DELIVERED, State.PAGED)
                .closes("inc-1", Reason.RESOLVED_AFTER_PAGE, State.PAGED);
        assertThat(told().reason()).isEqualTo("resolved-after-page");
        assertThat(chronicle.history().open()).isZero();
    }

    @Test
    void the_decision_that_closes_it_is_its_end() {
        chronicle
                .decides("inc-1", Reason.REMEDY_OFFERED, State.ACTING)
                .passes(MINUTE)
                .closes("inc-1", Reason.HEALED, State.HEALED);
        assertThat(told())
                .returns("healed", IncidentView::state)
                .returns("healed", IncidentView::reason)
                .returns(Chronicle.START.plus(MINUTE), IncidentView::closedAt);
    }

    @Test
    void a_note_that_closes_it_is_its_end() {
        chronicle
                .closes("inc-1", Reason.UNMATCHED, State.UNMATCHED)
                .passes(MINUTE)
                .closes("inc-1", Reason.RESOLVED, State.UNMATCHED);
        assertThat(told())
                .returns("resolved", IncidentView::reason)
                .returns(Chronicle.START.plus(MINUTE), IncidentView::closedAt);
    }

    @Test
    void what_is_said_after_its_end_does_not_open_it_again() {
        chronicle
                .decides("inc-1", Reason.LADDER_EXHAUSTED, State.PAGED)
                .closes("inc-1", Reason.RESOLVED_AFTER_PAGE, State.PAGED)
                .decides("inc-1", Reason.PAGE_DELIVERED, State.PAGED);
        assertThat(told().closedAt()).isEqualTo(Chronicle.START);
        assertThat(told().reason()).isEqualTo("resolved-after-page");
    }

    @Test
    void every_decision_is_kept_in_order() {
        chronicle
                .decides("inc-1", Reason.HELD_FOR, State.WATCHING)
                .decides("inc-1", Reason.REPEATED, State.WATCHING)
                .closes("inc-1", Reason.CLEARED_WHILE_HELD, State.CLEARED);
        assertThat(detailed().decisions())
                .extracting(Decision::reason)
                .containsExactly(Reason.HELD_FOR, Reason.REPEATED, Reason.CLEARED_WHILE_HELD);
    }

    @Test
    void a_night_of_repeats_is_one_line() {
        chronicle.decides("inc-1", Reason.LADDER_EXHAUSTED, State.PAGED);
        for (int i = 0; i < 5_000; i++) {
            chronicle.decides("inc-1", Reason.REPEATED, State.PAGED);
        }

        var decisions = detailed().decisions();

        assertThat(decisions).hasSize(2);
        assertThat(decisions.getLast().facts()).isEqualTo("5000 times, last now");
    }

    @Test
    void of_a_story_without_end_the_beginning_and_the_latest_are_kept() {
        chronicle.decides("inc-1", Reason.LADDER_EXHAUSTED, State.PAGED);
        for (int i = 0; i < 5_000; i++) {
            chronicle.decides("inc-1", Reason.PAGE_FAILED, State.PAGED);
        }
        chronicle.closes("inc-1", Reason.RESOLVED_AFTER_PAGE, State.PAGED);
        var decisions = detailed().decisions();
        assertThat(decisions).hasSize(1_000);
        assertThat(decisions.getFirst().reason()).isEqualTo(Reason.LADDER_EXHAUSTED);
        assertThat(decisions.getLast().reason()).isEqualTo(Reason.RESOLVED_AFTER_PAGE);
    }

    @ParameterizedTest
    @EnumSource
    void only_what_opens_an_incident_begins_a_story(Reason reason) {
        var late =
                EnumSet.of(
                        Reason.STALE_ALERT,
                        Reason.NOTHING_OPEN,
                        Reason.SUPPRESSED_AT_SOURCE,
                        Reason.APPROVED);
        late.addAll(EnumSet.range(Reason.PAGE_CONFIRMING, Reason.PAGE_TEST));
        chronicle.decides("inc-1", reason, State.ACTING);
        assertThat(chronicle.history().incident("inc-1").isPresent())
                .isEqualTo(!late.contains(reason));
    }

    private IncidentView told() {
        return detailed().incident();
    }

    private IncidentView.Detailed detailed() {
        return Optional.of(chronicle.history()).flatMap(h -> h.incident("inc-1")).orElseThrow();
    }
}
