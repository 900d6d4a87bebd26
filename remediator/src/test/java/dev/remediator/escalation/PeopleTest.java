package dev.remediator.escalation;

import static dev.remediator.escalation.Switchroom.at;
import static dev.remediator.escalation.Switchroom.plan;
import static dev.remediator.escalation.Switchroom.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.alert.Severity;
import dev.remediator.escalation.PageReport.Outcome;
import dev.remediator.oncall.CallPlan;
import dev.remediator.oncall.Occasion;
import dev.remediator.reason.Reason;
import dev.remediator.remediation.Decision;
import dev.remediator.remediation.Event;
import dev.remediator.remediation.Page.Action;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PeopleTest {
    private final Switchroom room =
            new Switchroom(plan(step(0, at("pd"), at("chat")), step(5, at("sms"))));

    @Test
    void an_acknowledgement_stops_the_ladder_for_good_and_is_told_elsewhere() {
        room.wants("a").hasTold();

        room.acknowledges("a", "pagerduty").minutes(300);

        assertThat(room.hasTold()).containsExactly("acknowledge chat");
        assertThat(room.log.getLast())
                .extracting(Decision::reason, Decision::facts)
                .containsExactly(Reason.ACKNOWLEDGED, "ana, at pagerduty");
    }

    @Test
    void why_somebody_has_taken_or_closed_it_is_written_down_beside_who() {
        room.wants("a").hears(new PageReport.Acknowledged("a", "ana", "api", room.now, "I look"));
        room.hears(new PageReport.Closed("a", "ana", "api", room.now, "new disk"));

        assertThat(room.log)
                .filteredOn(decision -> decision.reason() == Reason.ACKNOWLEDGED)
                .extracting(Decision::facts)
                .containsExactly("ana, at api: I look");
        assertThat(room.told.getLast().by()).isEqualTo("ana");
        assertThat(room.closed)
                .extracting(PageEffect.Close::closed)
                .containsExactly(new Event.ClosedByPeople("a", "ana, at api: new disk"));
    }

    @Test
    void a_second_acknowledgement_changes_nothing() {
        room.wants("a").acknowledges("a", "api").hasTold();
        room.reasons();

        room.acknowledges("a", "slack");

        assertThat(room.hasTold()).isEmpty();
        assertThat(room.reasons()).isEmpty();
    }

    @Test
    void what_waits_to_be_sent_again_is_not_sent_any_more() {
        room.answering("chat", Outcome.LATER).wants("a").acknowledges("a", "api").hasTold();

        room.answering("chat", Outcome.SENT).minutes(60);

        assertThat(room.hasTold()).isEmpty();
    }

    @Test
    void a_call_that_arrives_after_it_is_told_that_somebody_has_it() {
        room.silent("chat").wants("a");
        var late = room.told.getLast();
        room.acknowledges("a", "api").hasTold();

        room.hears(Switchroom.report(late, Outcome.SENT));

        assertThat(room.hasTold()).containsExactly("acknowledge chat");
    }

    @Test
    void a_page_that_waits_may_be_acknowledged_before_anybody_is_called() {
        var young = Switchroom.page("a", Severity.ERROR, Reason.NO_REMEDY, Switchroom.START);

        room.hears(young).acknowledges("a", "api").minutes(60);

        assertThat(room.hasTold()).isEmpty();
        assertThat(room.over("a").files.names("page")).isEmpty();
    }

    @Test
    void an_acknowledgement_of_nothing_is_nothing() {
        room.acknowledges("a", "api").unacknowledges("a").closes("a", "api");

        assertThat(room.log).isEmpty();
        assertThat(room.files.names("page")).isEmpty();
    }

    @Test
    void when_it_is_taken_back_the_ladder_goes_on_with_the_next_step() {
        room.wants("a").acknowledges("a", "api").minutes(120).hasTold();

        room.unacknowledges("a");

        assertThat(room.hasTold()).containsExactly("trigger sms");
    }

    @Test
    void when_it_is_taken_back_after_the_last_step_a_new_round_begins() {
        room.wants("a").minutes(5).acknowledges("a", "api").hasTold();

        room.unacknowledges("a");

        assertThat(room.told).extracting(Switchroom::id).containsExactly("a/2/0/0/0", "a/2/0/1/0");
    }

    @Test
    void when_it_is_taken_back_before_anybody_was_called_people_are_called() {
        var young = Switchroom.page("a", Severity.ERROR, Reason.NO_REMEDY, Switchroom.START);
        room.hears(young).acknowledges("a", "api").minutes(10);

        room.unacknowledges("a");

        assertThat(room.hasTold()).containsExactly("trigger pd", "trigger chat");
    }

    @Test
    void a_second_acknowledgement_after_it_was_taken_back_has_a_name_of_its_own() {
        room.wants("a").acknowledges("a", "api").minutes(1).unacknowledges("a");

        room.acknowledges("a", "api");

        assertThat(room.told)
                .filteredOn(n -> n.channel().equals("chat"))
                .filteredOn(n -> n.page().action() == Action.ACKNOWLEDGE)
                .extracting(Notification::id)
                .hasSize(2)
                .doesNotHaveDuplicates();
    }

    @Test
    void that_somebody_has_it_is_not_told_any_more_when_it_was_taken_back() {
        room.wants("a").answering("chat", Outcome.LATER).acknowledges("a", "api");
        room.unacknowledges("a").answering("chat", Outcome.SENT).hasTold();

        room.minutes(30);

        assertThat(room.hasTold()).isEmpty();
    }

    @Test
    void that_somebody_has_it_is_not_told_any_more_when_it_is_over() {
        room.wants("a").answering("chat", Outcome.LATER).acknowledges("a", "api").hasTold();

        room.over("a").answering("chat", Outcome.SENT).minutes(30);

        assertThat(room.hasTold()).contains("resolve chat").doesNotContain("acknowledge chat");
    }

    @Test
    void a_call_that_nobody_reports_about_is_told_that_somebody_has_it() {
        room.silent("pd").wants("a").acknowledges("a", "api").hasTold();

        room.minutes(3);

        assertThat(room.hasTold()).containsExactly("acknowledge pd");
    }

    @Test
    void of_two_channels_of_one_service_both_are_told_since_nobody_knows_where_it_was_said() {
        var channels = new HashMap<>(Switchroom.CHANNELS);
        channels.put("pd-other", ChannelKind.PAGERDUTY);
        var usual = Switchroom.rulebook(Map.of());
        var two =
                new Switchroom(
                        new Rulebook(
                                Map.of("web", plan(step(0, at("pd"), at("pd-other")))),
                                usual.otherwise(),
                                channels,
                                usual.confirming(),
                                usual.rearming(),
                                usual.most()));
        two.wants("a").hasTold();

        two.acknowledges("a", "pagerduty").closes("a", "pagerduty");

        assertThat(two.hasTold())
                .containsExactlyInAnyOrder(
                        "acknowledge pd", "acknowledge pd-other", "resolve pd", "resolve pd-other");
    }

    @Test
    void a_step_without_an_end_is_no_fault_when_it_is_taken_back() {
        var longest = Duration.ofSeconds(Long.MAX_VALUE);
        var never = new CallPlan.Step(longest, List.of(at("sms")), Occasion.ALWAYS);
        var one = new Switchroom(plan(step(0, at("pd")), never));
        one.wants("a").acknowledges("a", "api");

        one.unacknowledges("a");

        assertThat(one.file("a").standing()).isEqualTo(Standing.CALLING);
    }

    @Test
    void a_person_closes_it_and_the_engine_and_the_others_are_told() {
        room.wants("a").hasTold();

        room.closes("a", "pagerduty").minutes(300);

        assertThat(room.hasTold()).containsExactly("resolve chat");
        assertThat(room.closed)
                .containsExactly(
                        new PageEffect.Close(
                                "node/a", new Event.ClosedByPeople("a", "ana, at pagerduty")));
        assertThat(room.files.names("page")).isEmpty();
    }

    @Test
    void of_what_automation_itself_tells_only_automation_can_say_that_it_is_over() {
        room.wants("notice-x").hasTold();

        room.closes("notice-x", "pagerduty");

        assertThat(room.closed).isEmpty();
        assertThat(room.hasTold()).containsExactly("acknowledge chat");
        assertThat(room.file("notice-x").standing()).isEqualTo(Standing.ACKNOWLEDGED);
    }

    @Test
    void a_fault_is_over_when_somebody_has_it_because_nobody_else_would_say_so() {
        room.wants("notice-faulted-0", Severity.CRITICAL, Reason.FAULTED).hasTold();

        room.acknowledges("notice-faulted-0", "api");

        assertThat(room.hasTold()).containsExactly("resolve pd", "resolve chat");
        assertThat(room.files.names("page")).isEmpty();
    }

    @Test
    void what_is_over_with_the_acknowledgement_is_over_where_that_was_said_too() {
        room.wants("notice-faulted-0", Severity.CRITICAL, Reason.FAULTED).hasTold();

        room.acknowledges("notice-faulted-0", "pagerduty");

        assertThat(room.hasTold()).containsExactly("resolve pd", "resolve chat");
    }

    @Test
    void the_calls_of_the_next_fault_have_names_of_their_own() {
        room.wants("notice-faulted-0", Severity.CRITICAL, Reason.FAULTED);
        var first = room.told.getFirst().id();
        room.acknowledges("notice-faulted-0", "api").minutes(120).hasTold();

        room.wants("notice-faulted-0", Severity.CRITICAL, Reason.FAULTED);

        assertThat(room.told.getFirst().id()).isNotEqualTo(first);
    }

    @Test
    void a_wake_up_test_calls_at_once_and_is_over_with_the_acknowledgement() {
        var wanted = new PageReport.TestWanted("notice-test-1", "web", "bob", room.now);
        room.hears(wanted).hears(wanted);
        assertThat(room.hasTold()).containsExactly("trigger pd", "trigger chat");
        assertThat(room.log.getFirst())
                .extracting(Decision::reason, Decision::alert, Decision::resource)
                .containsExactly(Reason.PAGE_TEST, "WakeUpTest", "policy/web");

        room.acknowledges("notice-test-1", "api");

        assertThat(room.hasTold()).containsExactly("resolve pd", "resolve chat");
        assertThat(room.log.getLast().closes()).isTrue();
        assertThat(room.files.names("page")).isEmpty();
    }

    @Test
    void a_wake_up_test_is_over_after_half_an_hour() {
        room.hears(new PageReport.TestWanted("notice-test-1", "web", "bob", room.now));
        room.passes(Duration.ofMinutes(30).minusSeconds(1)).hasTold();

        room.passes(Duration.ofSeconds(1));

        assertThat(room.hasTold()).containsExactly("resolve pd", "resolve chat", "resolve sms");
        assertThat(room.files.names("page")).isEmpty();
    }
}
