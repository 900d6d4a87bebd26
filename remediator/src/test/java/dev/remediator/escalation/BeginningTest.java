package dev.remediator.escalation;

import static dev.remediator.escalation.Switchroom.START;
import static dev.remediator.escalation.Switchroom.at;
import static dev.remediator.escalation.Switchroom.page;
import static dev.remediator.escalation.Switchroom.plan;
import static dev.remediator.escalation.Switchroom.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.alert.Severity;
import dev.remediator.oncall.CallPlan;
import dev.remediator.reason.Reason;
import dev.remediator.remediation.Page;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class BeginningTest {
    private final Switchroom room = new Switchroom(plan(step(0, at("pd"))));

    @Test
    void nobody_is_called_before_it_has_fired_for_two_minutes() {
        room.hears(page("a", Severity.ERROR, Reason.NO_REMEDY, START.minusSeconds(30)));
        room.passes(Duration.ofSeconds(89));
        assertThat(room.hasTold()).isEmpty();

        room.passes(Duration.ofSeconds(1));

        assertThat(room.hasTold()).containsExactly("trigger pd");
        assertThat(room.reasons())
                .containsExactly(Reason.PAGE_CONFIRMING, Reason.PAGE_CALLED, Reason.PAGE_DELIVERED);
    }

    @Test
    void what_has_fired_for_long_enough_is_called_at_once() {
        room.hears(page("a", Severity.ERROR, Reason.NO_REMEDY, START.minusSeconds(120)));

        assertThat(room.hasTold()).containsExactly("trigger pd");
    }

    @Test
    void a_policy_has_its_own_time_to_be_sure() {
        var patient =
                new CallPlan(
                        List.of(step(0, at("pd"))),
                        Optional.of(Duration.ofMinutes(5)),
                        Optional.empty(),
                        Optional.empty());
        var other = new Switchroom(patient);
        other.hears(page("a", Severity.ERROR, Reason.NO_REMEDY, START)).minutes(4);
        assertThat(other.hasTold()).isEmpty();

        other.minutes(1);

        assertThat(other.hasTold()).containsExactly("trigger pd");
    }

    @ParameterizedTest
    @EnumSource(names = {"APPROVAL_WANTED", "FAULTED"})
    void what_is_no_symptom_needs_no_time_to_be_sure(Reason why) {
        room.hears(page("notice-x", Severity.ERROR, why, START));

        assertThat(room.hasTold()).containsExactly("trigger pd");
    }

    @Test
    void what_is_over_before_anybody_is_called_calls_nobody() {
        room.hears(page("a", Severity.ERROR, Reason.NO_REMEDY, START)).minutes(1);

        room.over("a").minutes(10);

        assertThat(room.hasTold()).isEmpty();
        assertThat(room.reasons()).containsExactly(Reason.PAGE_CONFIRMING, Reason.PAGE_NOT_NEEDED);
        assertThat(room.files.names("page")).isEmpty();
    }

    @Test
    void the_same_series_calls_nobody_within_the_hour_and_then_calls_if_it_lasts() {
        room.wants("a").over("a").minutes(10).hears(again(Severity.ERROR)).minutes(49);
        assertThat(room.hasTold()).containsExactly("trigger pd", "resolve pd");
        assertThat(room.reasons()).endsWith(Reason.PAGE_REARMING);

        room.minutes(1);

        assertThat(room.hasTold()).containsExactly("trigger pd");
    }

    @Test
    void the_same_series_calls_at_once_when_it_is_worse() {
        room.wants("a").over("a").minutes(10).hasTold();

        room.hears(again(Severity.CRITICAL));

        assertThat(room.hasTold()).containsExactly("trigger pd");
    }

    @Test
    void the_same_series_is_forgotten_after_the_hour() {
        room.wants("a").over("a").minutes(59);
        assertThat(room.files.names("series")).hasSize(1);

        room.minutes(1);

        assertThat(room.files.names("series")).isEmpty();
    }

    @Test
    void a_question_to_people_does_not_rest_the_page_about_what_it_asked_for() {
        room.wants("notice-approval", Severity.ERROR, Reason.APPROVAL_WANTED).hasTold();

        room.wants("a");

        assertThat(room.hasTold()).containsExactly("trigger pd");
    }

    @Test
    void the_clock_may_be_put_back_and_nobody_is_left_alone_for_longer_than_an_hour() {
        room.wants("a").over("a").hasTold();
        room.now = START.minus(Duration.ofDays(300));
        room.hears(again(Severity.ERROR));

        room.minutes(60);

        assertThat(room.hasTold()).containsExactly("trigger pd");
    }

    @Test
    void a_page_wanted_again_is_refreshed_and_calls_nobody_again() {
        room.wants("a").hasTold();

        room.wants("a", Severity.CRITICAL, Reason.LADDER_EXHAUSTED);

        assertThat(room.hasTold()).isEmpty();
        assertThat(room.file("a").page().alert().severity()).isEqualTo(Severity.CRITICAL);
    }

    @Test
    void another_reason_is_news_even_to_whoever_has_it() {
        room.wants("a", Severity.ERROR, Reason.PAGED_WHILE_HELD).acknowledges("a", "pagerduty");
        room.hasTold();

        room.wants("a", Severity.ERROR, Reason.LADDER_EXHAUSTED);

        assertThat(room.told).extracting(Switchroom::id).containsExactly("a/2/0/0/0");
    }

    @Test
    void another_reason_of_what_called_nobody_yet_is_bounded_like_any_other() {
        room.wants("b").wants("c").wants("d").wants("a").acknowledges("a", "api").hasTold();

        room.wants("a", Severity.ERROR, Reason.PAGED_WHILE_HELD);

        assertThat(room.hasTold()).isEmpty();
        assertThat(room.file("a").standing()).isEqualTo(Standing.GATHERED);
    }

    @Test
    void what_rests_calls_at_once_when_it_gets_worse() {
        room.wants("a").over("a").minutes(10).hears(again(Severity.ERROR)).hasTold();

        room.hears(again(Severity.CRITICAL));

        assertThat(room.hasTold()).containsExactly("trigger pd");
    }

    @Test
    void an_unknown_severity_counts_as_an_error_and_is_not_better_than_one() {
        room.wants("a", Severity.UNKNOWN, Reason.LADDER_EXHAUSTED).over("a").minutes(10).hasTold();

        room.hears(again(Severity.ERROR));

        assertThat(room.hasTold()).isEmpty();
    }

    @Test
    void a_bound_without_an_end_is_no_fault() {
        var longest = Duration.ofSeconds(Long.MAX_VALUE);
        var most = Optional.of(new CallPlan.Most(1, longest));
        var steps = List.of(step(0, at("pd")));
        var other = new Switchroom(new CallPlan(steps, Optional.empty(), Optional.empty(), most));

        other.wants("a").wants("b");

        assertThat(other.hasTold()).containsExactly("trigger pd");
    }

    @Test
    void a_policy_that_is_gone_means_every_channel_in_turn() {
        var without = new Switchroom(Switchroom.rulebook(Map.of()));

        without.wants("a").minutes(5);

        assertThat(without.hasTold()).containsExactly("trigger pd", "trigger chat");
    }

    /// The same series on the same resource, as another incident.
    private Page again(Severity severity) {
        var page = page("a", severity, Reason.NO_REMEDY, START.minus(Duration.ofDays(400)));
        return new Page(
                page.action(),
                "b",
                page.resource(),
                "web",
                page.alert(),
                "",
                page.why(),
                List.of(),
                START,
                page.firingSince());
    }
}
