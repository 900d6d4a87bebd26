package dev.remediator.escalation;

import static dev.remediator.escalation.Switchroom.at;
import static dev.remediator.escalation.Switchroom.person;
import static dev.remediator.escalation.Switchroom.plan;
import static dev.remediator.escalation.Switchroom.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.remediator.escalation.PageReport.Outcome;
import dev.remediator.oncall.CallPlan;
import dev.remediator.oncall.Contact;
import dev.remediator.oncall.Person;
import dev.remediator.reason.Reason;
import dev.remediator.remediation.Decision;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CallingTest {
    private final Switchroom room =
            new Switchroom(
                    plan(
                            step(0, at("chat")),
                            step(5, person("ana", "mail", "sms")),
                            step(15, person("bob", "voice"))));

    @Test
    void steps_follow_each_other_until_somebody_acknowledges() {
        room.wants("a").minutes(5);
        assertThat(room.hasTold()).containsExactly("trigger chat", "trigger ana by mail");

        room.minutes(10);

        assertThat(room.hasTold()).containsExactly("trigger ana by sms", "trigger bob by voice");
        assertThat(room.log)
                .filteredOn(d -> d.reason() == Reason.PAGE_ESCALATED)
                .extracting(Decision::facts)
                .containsExactly("step 2", "step 3");
    }

    @Test
    void a_person_is_called_way_by_way() {
        var one = new Switchroom(plan(step(0, person("ana", "mail", "sms", "voice"))));

        one.wants("a").minutes(1);

        assertThat(one.hasTold()).containsExactly("trigger ana by mail", "trigger ana by sms");
    }

    @ParameterizedTest
    @CsvSource({"LATER", "REFUSED", "UNCLEAR"})
    void when_a_way_fails_the_next_is_taken_at_once(Outcome outcome) {
        var one = new Switchroom(plan(step(0, person("ana", "mail", "sms", "voice"))));

        one.answering("mail", outcome).wants("a");

        assertThat(one.hasTold()).containsExactly("trigger ana by mail", "trigger ana by sms");
    }

    @ParameterizedTest
    @CsvSource({"LATER", "REFUSED", "UNCLEAR"})
    void when_nobody_of_a_step_is_reached_the_next_begins_at_once(Outcome outcome) {
        room.answering("chat", outcome).wants("a");

        assertThat(room.hasTold()).containsExactly("trigger chat", "trigger ana by mail");
    }

    @Test
    void when_one_of_two_is_reached_the_next_step_has_its_time() {
        var two = new Switchroom(plan(step(0, at("pd"), at("sms")), step(5, at("voice"))));

        two.answering("sms", Outcome.REFUSED).wants("a");

        assertThat(two.hasTold()).containsExactly("trigger pd", "trigger sms");
    }

    @Test
    void what_a_channel_does_not_take_now_is_sent_again_ever_more_rarely() {
        room.answering("chat", Outcome.LATER).wants("a");

        room.passes(Duration.ofSeconds(5 + 10 + 20));

        assertThat(room.told)
                .filteredOn(n -> n.channel().equals("chat"))
                .extracting(Switchroom::id, Notification::attempt)
                .containsExactly(
                        tuple("a/1/0/0/0", 1),
                        tuple("a/1/0/0/0", 2),
                        tuple("a/1/0/0/0", 3),
                        tuple("a/1/0/0/0", 4));
    }

    @Test
    void a_channel_is_left_alone_for_as_long_as_it_says() {
        room.silent("chat").wants("a");
        var called = room.told.getFirst();
        var wait = Duration.ofSeconds(90);
        room.hears(new PageReport.Told("a", called.id(), 1, Outcome.LATER, wait, "", "")).hasTold();

        room.passes(Duration.ofSeconds(89));

        assertThat(room.hasTold()).doesNotContain("trigger chat");
        room.passes(Duration.ofSeconds(1));
        assertThat(room.hasTold()).contains("trigger chat");
    }

    @ParameterizedTest
    @CsvSource({"pd, 2", "sms, 1"})
    void what_is_unclear_is_sent_again_only_where_the_service_knows_the_page(
            String channel, int attempts) {
        var one = new Switchroom(plan(step(0, at(channel)), step(1, at("chat"))));

        one.answering(channel, Outcome.UNCLEAR).wants("a").passes(Duration.ofSeconds(5));

        assertThat(one.told).filteredOn(n -> n.channel().equals(channel)).hasSize(attempts);
        assertThat(one.reasons()).contains(Reason.PAGE_UNCLEAR);
    }

    @Test
    void a_call_nobody_reports_about_is_unclear_after_three_minutes() {
        var slow = new Person("ana", List.of(way("sms", 0), way("voice", 30)));
        var one = new Switchroom(plan(step(0, new Contact.Someone(slow))));
        one.silent("sms").wants("a").passes(Duration.ofSeconds(179));
        assertThat(one.hasTold()).containsExactly("trigger ana by sms");

        one.passes(Duration.ofSeconds(1));

        assertThat(one.hasTold()).containsExactly("trigger ana by voice");
    }

    private static Person.Way way(String channel, int minutes) {
        return new Person.Way(channel, Duration.ofMinutes(minutes));
    }

    @ParameterizedTest
    @CsvSource({"LATER", "REFUSED", "UNCLEAR"})
    void what_is_said_of_an_attempt_before_changes_nothing(Outcome outcome) {
        var one = new Switchroom(plan(step(0, at("sms"), at("pd"))));
        one.answering("sms", Outcome.LATER).wants("a").silent("sms");
        var first = one.told.getFirst();
        one.passes(Duration.ofSeconds(5)).hasTold();
        var before = one.file("a");

        one.hears(Switchroom.report(first, outcome));

        assertThat(one.file("a")).isEqualTo(before);
    }

    @Test
    void a_late_word_that_it_arrived_counts() {
        room.silent("sms").answering("chat", Outcome.UNCLEAR).wants("a");
        var called = room.told.getFirst();
        room.reasons();

        room.hears(Switchroom.report(called, Outcome.SENT));

        assertThat(room.reasons()).containsExactly(Reason.PAGE_DELIVERED);
    }

    @ParameterizedTest
    @CsvSource({"SENT", "LATER", "REFUSED", "UNCLEAR"})
    void a_report_that_nobody_waits_for_changes_nothing(Outcome outcome) {
        room.wants("a").reasons();
        var before = room.file("a");

        room.hears(Switchroom.report(room.told.getFirst(), outcome))
                .hears(new PageReport.Told("a", "no such", 1, outcome, Duration.ZERO, "", ""))
                .hears(new PageReport.Told("other", "a/1", 1, outcome, Duration.ZERO, "", ""));

        assertThat(room.file("a")).isEqualTo(before);
        assertThat(room.reasons()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"gone", "schedules"})
    void a_channel_that_is_gone_or_carries_no_pages_refuses_them(String channel) {
        var one = new Switchroom(plan(step(0, at(channel)), step(5, at("pd"))));

        one.wants("a");

        assertThat(one.hasTold()).containsExactly("trigger pd");
        assertThat(one.log.getFirst().facts()).isEqualTo(channel + ": there is no such channel");
    }

    @Test
    void whoever_is_on_call_elsewhere_is_asked_for_when_the_call_is_made() {
        var elsewhere = new Contact.Elsewhere("schedules", "P1", List.of(way("sms", 0)));
        var one = new Switchroom(plan(step(0, elsewhere)));

        one.wants("a");

        assertThat(one.told.getFirst().recipient()).isEqualTo("schedule:schedules/P1");
    }

    @Test
    void when_nobody_answers_it_is_said_once_and_everybody_is_called_again_after_the_hour() {
        room.wants("a").minutes(59);
        assertThat(room.reasons()).containsOnlyOnce(Reason.PAGE_UNANSWERED);
        room.hasTold();

        room.minutes(1);

        assertThat(room.told).extracting(Switchroom::id).containsExactly("a/2/0/0/0");
    }

    @Test
    void who_is_called_last_has_time_to_answer_before_everybody_is_called_again() {
        var late = new Switchroom(plan(step(0, at("chat")), step(90, at("voice"))));
        late.wants("a").minutes(90);
        assertThat(late.hasTold()).containsExactly("trigger chat", "trigger voice");

        late.minutes(5);

        assertThat(late.hasTold()).containsExactly("trigger chat");
    }

    @Test
    void a_policy_may_lose_its_steps_and_its_channels_while_it_calls() {
        room.wants("a").hasTold();
        room.restartsWith(
                new Rulebook(
                        Map.of(),
                        plan(),
                        Map.of(Rulebook.LAST_RESORT, ChannelKind.SPOOL),
                        Duration.ZERO,
                        Duration.ofHours(1),
                        new CallPlan.Most(1, Duration.ofMinutes(1))));

        room.minutes(61).over("a");

        assertThat(room.hasTold()).containsExactly("trigger last-resort", "resolve last-resort");
        assertThat(room.files.names("page")).isEmpty();
    }
}
