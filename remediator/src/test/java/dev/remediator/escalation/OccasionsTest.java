package dev.remediator.escalation;

import static dev.remediator.oncall.Escalations.allDay;
import static dev.remediator.oncall.Escalations.between;
import static dev.remediator.oncall.Escalations.call;
import static dev.remediator.oncall.Escalations.channel;
import static dev.remediator.oncall.Escalations.minutes;
import static dev.remediator.oncall.Escalations.onCall;
import static dev.remediator.oncall.Escalations.onCallAt;
import static dev.remediator.oncall.Escalations.person;
import static dev.remediator.oncall.Escalations.schedule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.alert.Severity;
import dev.remediator.escalation.PageReport.Outcome;
import dev.remediator.oncall.CallPlan;
import dev.remediator.oncall.Hours;
import dev.remediator.oncall.Person;
import dev.remediator.oncall.Schedule;
import dev.remediator.reason.Reason;
import dev.remediator.remediation.Decision;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Policies as they are said, at their hours. It is Thursday, four o'clock in Berlin.
@DisplayNameGeneration(ReplaceUnderscores.class)
class OccasionsTest {
    private static final Person ANA = person("ana").by("sms").thenBy("voice", minutes(5));
    private static final Person BO = person("bo").by("sms");
    private static final Hours WAKING = between("07:00", "22:00").in("Europe/Berlin");
    private static final Schedule DAILY =
            schedule("web", "Europe/Berlin").daily("05:00", ANA, BO).from("2025-12-31");

    private static final CallPlan FROM_ERROR =
            call(channel("pd")).and(BO).onlyFrom(Severity.ERROR).untilSomebodyTakesIt();

    private static Switchroom room(CallPlan plan) {
        return new Switchroom(plan);
    }

    @ParameterizedTest
    @CsvSource({"CRITICAL, 2", "ERROR, 2", "UNKNOWN, 2", "WARNING, 1", "INFO, 1"})
    void a_step_is_for_its_severities(Severity severity, int calls) {
        var room = room(FROM_ERROR);

        room.wants("a", severity, Reason.LADDER_EXHAUSTED);

        assertThat(room.hasTold()).hasSize(calls).startsWith("trigger pd");
    }

    @Test
    void at_night_a_step_for_the_day_is_skipped_and_the_next_has_its_time() {
        var room =
                room(
                        call(channel("chat"))
                                .after(minutes(5), BO)
                                .only(WAKING)
                                .after(minutes(15), channel("pd"))
                                .untilSomebodyTakesIt());
        room.wants("a").minutes(14);
        assertThat(room.hasTold()).containsExactly("trigger chat");

        room.minutes(1);

        assertThat(room.hasTold()).containsExactly("trigger pd");
    }

    @Test
    void the_hours_are_asked_when_the_time_of_the_step_has_come() {
        var room =
                room(
                        call(channel("chat"))
                                .after(minutes(30), BO)
                                .only(WAKING)
                                .untilSomebodyTakesIt());
        room.now = Instant.parse("2026-01-01T05:45:00Z");

        room.wants("a").minutes(30);

        assertThat(room.hasTold()).containsExactly("trigger chat", "trigger bo by sms");
    }

    @Test
    void when_no_step_is_for_this_hour_every_channel_is_called_in_turn() {
        var room = room(call(BO).only(WAKING).untilSomebodyTakesIt());

        room.wants("a").minutes(5);

        assertThat(room.hasTold()).containsExactly("trigger pd", "trigger chat");
    }

    @Test
    void the_next_round_asks_for_the_hours_again() {
        var room =
                room(
                        call(channel("chat"))
                                .except(WAKING)
                                .and(BO)
                                .only(WAKING)
                                .untilSomebodyTakesIt());
        room.now = Instant.parse("2026-01-01T05:30:00Z");
        room.wants("a").minutes(59);
        assertThat(room.hasTold()).containsExactly("trigger chat");

        room.minutes(1);

        assertThat(room.hasTold()).containsExactly("trigger bo by sms");
    }

    @Test
    void whoever_is_on_call_is_called_in_that_persons_ways() {
        var room = room(call(onCall(DAILY)).untilSomebodyTakesIt());

        room.wants("a").minutes(5);

        assertThat(room.hasTold()).containsExactly("trigger ana by sms", "trigger ana by voice");
    }

    @Test
    void a_hand_over_concerns_the_next_step_and_not_whoever_is_being_called() {
        var room =
                room(call(onCall(DAILY)).after(minutes(10), onCall(DAILY)).untilSomebodyTakesIt());
        room.now = Instant.parse("2026-01-01T03:57:00Z");

        room.wants("a").minutes(10);

        assertThat(room.hasTold())
                .containsExactly("trigger ana by sms", "trigger ana by voice", "trigger bo by sms");
    }

    @Test
    void when_nobody_is_on_call_that_is_said_and_the_next_step_begins_at_once() {
        var weekends = DAILY.only(allDay().onWeekends().in("Europe/Berlin"));
        var room =
                room(
                        call(onCall(weekends))
                                .after(minutes(15), channel("pd"))
                                .untilSomebodyTakesIt());

        room.wants("a");

        assertThat(room.hasTold()).containsExactly("trigger pd");
        assertThat(room.log.getFirst())
                .extracting(Decision::reason, Decision::facts)
                .containsExactly(Reason.PAGE_FAILED, "nobody is on call by the schedule web");
    }

    @Test
    void when_nobody_at_all_is_on_call_every_channel_is_called_in_turn() {
        var weekends = DAILY.only(allDay().onWeekends().in("Europe/Berlin"));
        var room = room(call(onCall(weekends)).untilSomebodyTakesIt());

        room.wants("a").minutes(5);

        assertThat(room.hasTold()).containsExactly("trigger pd", "trigger chat");
    }

    @ParameterizedTest
    @CsvSource({"LATER", "REFUSED", "UNCLEAR"})
    void when_nobody_is_found_elsewhere_the_next_way_and_the_next_step_are_taken(Outcome outcome) {
        var room =
                room(
                        call(onCallAt("schedules", "P1").by("sms").thenBy("voice", minutes(5)))
                                .after(minutes(15), channel("pd"))
                                .untilSomebodyTakesIt());
        room.answering("sms", outcome).answering("voice", outcome);

        room.wants("a");

        assertThat(room.hasTold())
                .containsExactly(
                        "trigger schedule:schedules/P1 by sms",
                        "trigger schedule:schedules/P1 by voice",
                        "trigger pd");
    }

    @Test
    void a_gathered_page_calls_as_its_worst_line_would() {
        var room = room(FROM_ERROR);
        for (var incident : new String[] {"p1", "p2", "p3", "p4"}) {
            room.wants(incident, Severity.WARNING, Reason.LADDER_EXHAUSTED);
        }
        room.wants("p5", Severity.UNKNOWN, Reason.LADDER_EXHAUSTED).hasTold();

        room.minutes(1);

        assertThat(room.hasTold()).containsExactly("trigger pd", "trigger bo by sms");
    }
}
