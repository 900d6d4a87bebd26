package dev.remediator.oncall;

import static dev.remediator.oncall.Escalations.allDay;
import static dev.remediator.oncall.Escalations.between;
import static dev.remediator.oncall.Escalations.call;
import static dev.remediator.oncall.Escalations.channel;
import static dev.remediator.oncall.Escalations.minutes;
import static dev.remediator.oncall.Escalations.onCallAt;
import static dev.remediator.oncall.Escalations.person;
import static dev.remediator.oncall.Escalations.schedule;
import static dev.remediator.oncall.Escalations.seconds;
import static java.time.DayOfWeek.MONDAY;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.remediator.alert.Severity;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PolicyRefusalTest {
    private static final Person BO = WebOnCall.BO;
    private static final Grammar.Called CHAT = call(channel("chat"));
    private static final CallPlan PLAN = CHAT.untilSomebodyTakesIt();
    private static final Grammar.Rotating WEB = schedule("web", "Europe/Berlin");

    @ParameterizedTest
    @MethodSource
    void words_that_make_no_sense_are_refused_where_they_are_said(
            String sentence, ThrowingCallable saying) {
        assertThatIllegalArgumentException().isThrownBy(saying).withMessage(sentence);
    }

    static Stream<Arguments> words_that_make_no_sense_are_refused_where_they_are_said() {
        return Stream.of(
                refusal(
                        "a channel is called 'ops chat'; a name is up to 64 letters, digits, '.', '_' and '-'",
                        () -> channel("ops chat")),
                refusal(
                        "a person is called ''; a name is up to 64 letters, digits, '.', '_' and '-'",
                        () -> person("")),
                refusal(
                        "a channel is called 'a/b'; a name is up to 64 letters, digits, '.', '_' and '-'",
                        () -> person("ana").by("a/b")),
                refusal(
                        "a schedule elsewhere is called '../x'; a name is up to 64 letters, digits, '.', '_' and '-'",
                        () -> onCallAt("pd", "../x")),
                refusal(
                        "thenBy(PT-1M): the time is negative",
                        () -> new Person.Way("sms", minutes(-1))),
                refusal(
                        "thenBy(voice, PT1M) comes before the way before it, PT2M; say the ways in the order of their times, which count from the first",
                        () -> BO.thenBy("push", minutes(2)).thenBy("voice", minutes(1))),
                refusal("after(PT-1S): the time is negative", () -> CHAT.after(seconds(-1), BO)),
                refusal(
                        "after(PT5M) is said later than after(PT10M); say the steps in the order of their times, which count from the first call",
                        () ->
                                CHAT.after(minutes(10), BO)
                                        .after(minutes(5), BO)
                                        .untilSomebodyTakesIt()),
                refusal(
                        "a step only from error and only below error never applies; take one of them away",
                        () -> CHAT.onlyFrom(Severity.ERROR).onlyBelow(Severity.ERROR)),
                refusal(
                        "onlyFrom is said twice of one step; say it once",
                        () -> CHAT.onlyFrom(Severity.ERROR).onlyFrom(Severity.WARNING)),
                refusal(
                        "onlyBelow is said twice of one step; say it once",
                        () -> CHAT.onlyBelow(Severity.ERROR).onlyBelow(Severity.WARNING)),
                refusal(
                        "onlyFrom(UNKNOWN): an unknown severity counts as an error; say ERROR",
                        () -> CHAT.onlyFrom(Severity.UNKNOWN)),
                refusal(
                        "onlyBelow(INFO) never applies, as nothing is below it; say onlyBelow(WARNING)",
                        () -> CHAT.onlyBelow(Severity.INFO)),
                refusal(
                        "there is no time zone 'Europe/Berln'; say one such as Europe/Berlin",
                        () -> allDay().in("Europe/Berln")),
                refusal(
                        "'7 am' is no time of day; say one such as 09:00",
                        () -> between("7 am", "22:00")),
                refusal(
                        "between(\"07:00\", \"07:00\") is nothing; say allDay() for the whole day",
                        () -> between("07:00", "07:00")),
                refusal(
                        "confirmedFor(PT-1M): the time is negative",
                        () -> PLAN.confirmedFor(minutes(-1))),
                refusal(
                        "notAgainWithin(PT0S) would call people without end; say at least a minute",
                        () -> PLAN.notAgainWithin(minutes(0))),
                refusal(
                        "atMost(0) lets nobody be called; it must be at least 1",
                        () -> PLAN.atMost(0).per(minutes(1))),
                refusal(
                        "atMost(3).per(PT0S): the time must be longer than nothing",
                        () -> PLAN.atMost(3).per(minutes(0))),
                refusal(
                        "the schedule web: there is no time zone 'Mars/Crater'; say one such as Europe/Berlin",
                        () -> schedule("web", "Mars/Crater")),
                refusal(
                        "the schedule web: '25:00' is no time of day; say one such as 09:00",
                        () -> WEB.daily("25:00", BO)),
                refusal(
                        "the schedule web: '2026-02-29' is no date; say one such as 2026-01-05",
                        () -> WEB.daily("09:00", BO).from("2026-02-29")),
                refusal(
                        "the schedule web: it hands over on Monday, but 2026-01-06 is a Tuesday; say from(\"2026-01-05\")",
                        () -> WEB.weekly(MONDAY, "09:00", BO).from("2026-01-06")),
                refusal(
                        "the schedule web: everyDays(0) never hands over; say at least 1",
                        () -> WEB.everyDays(0, "09:00", BO)),
                refusal(
                        "the schedule web: the override of bo ends at 2026-01-01T09:00, before it begins at 2026-01-02T09:00; swap the two",
                        () -> WebOnCall.WEB.override("2026-01-02T09:00", "2026-01-01T09:00", BO)),
                refusal(
                        "the schedule web: '2026-01-02' is no date with a time; say one such as 2026-12-24T09:00",
                        () -> WebOnCall.WEB.override("2026-01-02", "2026-01-03T09:00", BO)),
                refusal(
                        "the schedule web: only is said twice; join the hours with 'and'",
                        () -> WebOnCall.WEB.only(WebOnCall.WAKING).only(WebOnCall.WAKING)));
    }

    private static Arguments refusal(String sentence, ThrowingCallable saying) {
        return arguments(sentence, saying);
    }
}
