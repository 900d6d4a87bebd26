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
import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.DayOfWeek.TUESDAY;
import static java.time.DayOfWeek.WEDNESDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.remediator.alert.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PolicySentenceTest {
    private static final String ZONE = WebOnCall.ZONE;
    private static final Contact CHAT = channel("chat");

    @Test
    void a_policy_prints_as_the_sentence_its_code_reads_as() {
        assertThat(new WebOnCall().plan().sentence())
                .isEqualTo(
                        "Call channel ops-chat;"
                                + " at the same time whoever is on call by web, only from error;"
                                + " after 5 minutes bo by sms and whoever is on call by PABC123 of"
                                + " channel pd by voice, only below critical, only between 07:00 and"
                                + " 22:00 in Europe/Berlin, except all day on Saturday and Sunday in"
                                + " Europe/Berlin;"
                                + " after 15 minutes channel pagerduty;"
                                + " until somebody takes it."
                                + " Confirmed for 2 minutes, not again within 1 hour, at most 10 per"
                                + " 10 minutes.");
    }

    @Test
    void the_page_about_paging_says_what_its_policy_says() throws IOException {
        var plan =
                call(channel("ops-chat"))
                        .and(onCall(WebOnCall.WEB))
                        .onlyFrom(Severity.ERROR)
                        .after(minutes(5), WebOnCall.BO)
                        .only(between("07:00", "22:00").onWeekdays().in(ZONE))
                        .after(minutes(15), channel("pagerduty"))
                        .untilSomebodyTakesIt()
                        .confirmedFor(minutes(2))
                        .notAgainWithin(hours(1))
                        .atMost(10)
                        .per(minutes(10));
        assertThat(Files.readString(Path.of("..", "docs", "paging.md")))
                .contains("    " + plan.sentence() + "\n");
    }

    @ParameterizedTest
    @MethodSource
    void what_is_called(CallPlan plan, String sentence) {
        assertThat(plan.sentence()).isEqualTo(sentence);
    }

    static Stream<Arguments> what_is_called() {
        return Stream.of(
                arguments(
                        call(CHAT).untilSomebodyTakesIt(),
                        "Call channel chat; until somebody takes it."),
                arguments(
                        call(CHAT).and(WebOnCall.BO).and(WebOnCall.ANA).untilSomebodyTakesIt(),
                        "Call channel chat, bo by sms and ana (by push, then by sms after 2 minutes,"
                                + " then by voice after 5 minutes); until somebody takes it."),
                arguments(
                        call(CHAT).untilSomebodyTakesIt().atMost(1).per(minutes(1)),
                        "Call channel chat; until somebody takes it. At most 1 per minute."),
                arguments(
                        call(CHAT).untilSomebodyTakesIt().notAgainWithin(minutes(90)),
                        "Call channel chat; until somebody takes it. Not again within 90 minutes."),
                arguments(
                        call(CHAT)
                                .after(
                                        seconds(30),
                                        onCallAt("pd", "P1").by("sms").thenBy("voice", minutes(1)))
                                .untilSomebodyTakesIt(),
                        "Call channel chat; after 30 seconds whoever is on call by P1 of channel pd"
                                + " (by sms, then by voice after 1 minute); until somebody takes"
                                + " it."));
    }

    @ParameterizedTest
    @MethodSource
    void hours_are_said_as_people_say_them(Hours hours, String sentence) {
        assertThat(hours.sentence()).isEqualTo(sentence);
    }

    static Stream<Arguments> hours_are_said_as_people_say_them() {
        return Stream.of(
                arguments(
                        between("22:00", "07:30").onWeekdays().in(ZONE),
                        "between 22:00 and 07:30 from Monday to Friday in Europe/Berlin"),
                arguments(
                        between("18:00", "24:00").on(FRIDAY).in("UTC"),
                        "between 18:00 and 24:00 on Friday in UTC"),
                arguments(
                        allDay().on(SUNDAY, MONDAY, WEDNESDAY).in(ZONE),
                        "all day on Monday, Wednesday and Sunday in Europe/Berlin"),
                arguments(
                        allDay().on(MONDAY, TUESDAY, WEDNESDAY)
                                .in(ZONE)
                                .and(between("08:00", "09:00").in("Asia/Kathmandu")),
                        "all day from Monday to Wednesday in Europe/Berlin and between 08:00 and"
                                + " 09:00 in Asia/Kathmandu"));
    }

    @ParameterizedTest
    @MethodSource
    void a_schedule_is_a_sentence_of_its_own(Schedule schedule, String sentence) {
        assertThat(schedule.sentence()).isEqualTo(sentence);
    }

    static Stream<Arguments> a_schedule_is_a_sentence_of_its_own() {
        return Stream.of(
                arguments(
                        WebOnCall.WEB,
                        "schedule web: weekly on Monday at 09:00 in Europe/Berlin ana and bo in turn,"
                                + " from 2026-01-05; override from 2026-12-24T09:00 until"
                                + " 2026-12-27T09:00 bo."),
                arguments(
                        schedule("night", ZONE)
                                .daily("18:00", person("cy").by("sms"))
                                .from("2026-01-01")
                                .only(between("22:00", "06:00").in(ZONE)),
                        "schedule night: daily at 18:00 in Europe/Berlin cy, from 2026-01-01, only"
                                + " between 22:00 and 06:00 in Europe/Berlin."),
                arguments(
                        schedule("s", "UTC")
                                .everyDays(3, "00:00", WebOnCall.ANA, WebOnCall.BO)
                                .from("2026-01-01"),
                        "schedule s: every 3 days at 00:00 in UTC ana and bo in turn, from"
                                + " 2026-01-01."));
    }
}
