package dev.remediator.oncall;

import static dev.remediator.oncall.Escalations.allDay;
import static dev.remediator.oncall.Escalations.between;
import static dev.remediator.oncall.Escalations.call;
import static dev.remediator.oncall.Escalations.channel;
import static dev.remediator.oncall.Escalations.hours;
import static dev.remediator.oncall.Escalations.minutes;
import static dev.remediator.oncall.Escalations.onCall;
import static dev.remediator.oncall.Escalations.onCallAt;
import static dev.remediator.oncall.Escalations.person;
import static dev.remediator.oncall.Escalations.schedule;
import static dev.remediator.oncall.Escalations.seconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.remediator.alert.Severity;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PoliciesTest {
    private static final String ZONE = "Europe/Berlin";
    private static final Contact CHAT = channel("chat");
    private static final Contact PHONE = channel("phone");
    private static final Person BO = person("bo").by("sms");
    private static final Hours DAY = between("06:00", "22:00").in(ZONE);
    private static final Hours NIGHT = between("22:00", "06:00").in(ZONE);
    private static final Schedule NIGHTS =
            schedule("nights", ZONE).daily("12:00", BO).from("2026-01-01").only(NIGHT);

    @Test
    void policies_are_known_by_name_in_their_order() {
        var policies = Policies.of(List.of(new WebOnCall(), policy("db", () -> plan(CHAT))));
        assertThat(policies.plans().keySet()).containsExactly("web-on-call", "db");
        assertThat(policies.plans()).containsEntry("db", plan(CHAT));
    }

    @Test
    void there_may_be_none() {
        assertThat(Policies.of(List.of()).plans()).isEmpty();
    }

    @Test
    void the_people_of_a_policy_are_those_it_names_and_those_of_its_schedules() {
        assertThat(Policies.peopleOf(new WebOnCall().plan()))
                .containsExactly(WebOnCall.ANA, WebOnCall.BO);
        assertThat(Policies.schedulesOf(new WebOnCall().plan())).containsExactly(WebOnCall.WEB);
    }

    @ParameterizedTest
    @MethodSource
    void nobody_is_left_out(CallPlan complete) {
        assertThat(Policies.of(List.of(policy("web", () -> complete))).plans()).hasSize(1);
    }

    static Stream<CallPlan> nobody_is_left_out() {
        return Stream.of(
                plan(CHAT),
                call(CHAT)
                        .onlyFrom(Severity.ERROR)
                        .and(PHONE)
                        .onlyBelow(Severity.ERROR)
                        .untilSomebodyTakesIt(),
                call(CHAT).only(DAY).and(PHONE).only(NIGHT).untilSomebodyTakesIt(),
                call(CHAT).only(DAY).and(PHONE).except(DAY).untilSomebodyTakesIt(),
                call(CHAT).only(DAY).and(onCall(NIGHTS)).untilSomebodyTakesIt(),
                call(CHAT).only(DAY).after(minutes(5), PHONE).untilSomebodyTakesIt(),
                call(CHAT)
                        .only(allDay().onWeekdays().in(ZONE))
                        .and(PHONE)
                        .only(allDay().onWeekends().in(ZONE))
                        .untilSomebodyTakesIt(),
                call(onCallAt("pd", "P1").by("sms")).untilSomebodyTakesIt(),
                call(onCall(schedule("later", ZONE).daily("12:00", BO).from("2031-01-01")))
                        .untilSomebodyTakesIt());
    }

    @ParameterizedTest
    @MethodSource
    void a_time_at_which_nobody_would_be_called_is_refused(String gap, CallPlan plan) {
        refused(
                "the policy web calls nobody about " + gap + "; add a step without a condition",
                plan);
    }

    static Stream<Arguments> a_time_at_which_nobody_would_be_called_is_refused() {
        return Stream.of(
                arguments("a warning", call(CHAT).onlyFrom(Severity.ERROR).untilSomebodyTakesIt()),
                arguments(
                        "a critical alert",
                        call(CHAT).onlyBelow(Severity.CRITICAL).untilSomebodyTakesIt()),
                arguments(
                        "an info",
                        call(CHAT)
                                .onlyFrom(Severity.ERROR)
                                .after(minutes(5), PHONE)
                                .onlyFrom(Severity.WARNING)
                                .untilSomebodyTakesIt()),
                arguments(
                        "an error",
                        call(CHAT)
                                .onlyFrom(Severity.CRITICAL)
                                .and(PHONE)
                                .onlyBelow(Severity.ERROR)
                                .untilSomebodyTakesIt()),
                arguments(
                        "a critical alert on Friday at 22:00 in Europe/Berlin",
                        call(CHAT).only(DAY).untilSomebodyTakesIt()),
                arguments(
                        "a warning on Sunday at 03:00 in Europe/Berlin",
                        call(CHAT)
                                .onlyFrom(Severity.ERROR)
                                .and(PHONE)
                                .except(between("03:00", "04:00").on(DayOfWeek.SUNDAY).in(ZONE))
                                .untilSomebodyTakesIt()),
                arguments(
                        "a critical alert on Friday at 06:00 in Europe/Berlin",
                        call(onCall(NIGHTS)).untilSomebodyTakesIt()),
                arguments(
                        "a critical alert on Saturday at 00:00 in Europe/Berlin",
                        call(CHAT).only(allDay().onWeekdays().in(ZONE)).untilSomebodyTakesIt()));
    }

    @Test
    void a_step_that_would_come_too_late_for_its_hours_leaves_a_gap() {
        refused(
                "the policy web calls nobody about a critical alert on Friday at 05:50 in"
                        + " Europe/Berlin; add a step without a condition",
                call(CHAT).only(DAY).after(minutes(10), PHONE).only(NIGHT).untilSomebodyTakesIt());
    }

    @Test
    void clocks_that_change_at_other_times_leave_a_gap_in_some_weeks_only() {
        var elsewhere = between("16:00", "00:00").in("America/New_York");
        refused(
                "the policy web calls nobody about a critical alert on Monday at 05:00 in"
                        + " Europe/Berlin; add a step without a condition",
                call(CHAT).only(DAY).and(PHONE).only(elsewhere).untilSomebodyTakesIt());
    }

    @Test
    void a_step_without_anybody_is_refused() {
        refused(
                "the policy web has a step without anybody, or no step; say whom it calls",
                new CallPlan(List.of(), Optional.empty(), Optional.empty(), Optional.empty()));
    }

    @Test
    void a_person_without_a_way_is_refused() {
        refused(
                "the policy web calls cy, who has no way to be reached; say by which channel",
                plan(new Person("cy", List.of()).contact()));
    }

    @Test
    void two_policies_of_one_name_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Policies.of(List.of(new WebOnCall(), new WebOnCall())))
                .withMessage("two policies are called web-on-call; rename one of them");
    }

    @Test
    void a_policy_needs_a_name_that_can_be_written_anywhere() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Policies.of(List.of(policy("web/../on call", () -> plan(CHAT)))))
                .withMessageEndingWith(
                        "is called 'web/../on call'; a name is up to 64 letters, digits, '.', '_'"
                                + " and '-', and begins with a letter");
    }

    @Test
    void what_a_policy_says_wrongly_is_told_with_its_name() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                Policies.of(
                                        List.of(
                                                policy(
                                                        "web",
                                                        () ->
                                                                plan(CHAT)
                                                                        .confirmedFor(
                                                                                seconds(-1))))))
                .withMessage("the policy web: confirmedFor(PT-1S): the time is negative");
    }

    @Test
    void a_person_is_the_same_in_every_policy() {
        var other = person("bo").by("voice");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                Policies.of(
                                        List.of(
                                                policy("web", () -> plan(onCall(NIGHTS), CHAT)),
                                                policy("db", () -> plan(other.contact())))))
                .withMessage(
                        "the person bo of the policy db is 'bo by voice', but of the policy web it is"
                                + " 'bo by sms'; rename one, or share it");
    }

    @Test
    void a_schedule_is_the_same_in_every_policy() {
        var other = schedule("nights", ZONE).daily("12:00", BO).from("2026-01-01");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                Policies.of(
                                        List.of(
                                                policy("web", () -> plan(onCall(NIGHTS), CHAT)),
                                                policy("db", () -> plan(onCall(other))))))
                .withMessageStartingWith(
                        "the schedule nights of the policy db is 'schedule nights:");
    }

    @Test
    void one_person_may_be_in_a_policy_twice() {
        var plan = call(BO).after(hours(1), BO, onCall(NIGHTS)).untilSomebodyTakesIt();
        assertThat(Policies.of(List.of(policy("web", () -> plan))).plans()).hasSize(1);
    }

    private static void refused(String sentence, CallPlan plan) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Policies.of(List.of(policy("web", () -> plan))))
                .withMessage(sentence);
    }

    private static CallPlan plan(Contact first, Contact... more) {
        return call(first, more).untilSomebodyTakesIt();
    }

    private static EscalationPolicy policy(String name, Supplier<CallPlan> plan) {
        return new EscalationPolicy() {
            @Override
            public CallPlan plan() {
                return plan.get();
            }

            @Override
            public String name() {
                return name;
            }
        };
    }
}
