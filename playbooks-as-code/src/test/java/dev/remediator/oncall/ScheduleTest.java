package dev.remediator.oncall;

import static dev.remediator.oncall.Escalations.between;
import static dev.remediator.oncall.Escalations.person;
import static dev.remediator.oncall.Escalations.schedule;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SUNDAY;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ScheduleTest {
    private static final Person ANA = person("ana").by("sms");
    private static final Person BO = person("bo").by("sms");
    private static final Person CY = person("cy").by("sms");

    @ParameterizedTest
    @CsvSource({
        "2026-01-05T08:59, ",
        "2026-01-05T09:00, ana",
        "2026-01-12T08:59, ana",
        "2026-01-12T09:00, bo",
        "2026-01-19T09:00, cy",
        "2026-01-26T09:00, ana",
        "2028-02-28T09:00, bo",
        "2028-03-06T09:00, cy"
    })
    void a_weekly_rotation(String time, String who) {
        var weekly =
                schedule("web", "Europe/Berlin")
                        .weekly(MONDAY, "09:00", ANA, BO, CY)
                        .from("2026-01-05");
        assertThat(who(weekly, time)).isEqualTo(Optional.ofNullable(who));
    }

    @ParameterizedTest(name = "{0}, {1}: {2}")
    @CsvSource({
        "Europe/Berlin,    2026-03-28T17:59, bo",
        "Europe/Berlin,    2026-03-28T18:00, ana",
        "Europe/Berlin,    2026-03-29T17:59, ana",
        "Europe/Berlin,    2026-03-29T18:00, bo",
        "Europe/Berlin,    2026-10-25T17:59, ana",
        "Europe/Berlin,    2026-10-25T18:00, bo",
        "America/New_York, 2026-03-08T17:59, bo",
        "America/New_York, 2026-03-08T18:00, ana",
        "America/New_York, 2026-11-01T17:59, bo",
        "America/New_York, 2026-11-01T18:00, ana",
        "Asia/Kathmandu,   2026-03-29T17:59, ana",
        "Asia/Kathmandu,   2026-03-29T18:00, bo",
        "Europe/Berlin,    2028-02-29T17:59, ana",
        "Europe/Berlin,    2028-02-29T18:00, bo",
        "Europe/Berlin,    2028-03-01T18:00, ana"
    })
    void a_daily_rotation_is_handed_over_at_the_local_hour(String zone, String time, String who) {
        var daily = schedule("web", zone).daily("18:00", ANA, BO).from("2026-01-01");
        assertThat(who(daily, time)).contains(who);
    }

    @Test
    void in_kathmandu_the_hour_is_forty_five_minutes_off() {
        var daily = schedule("web", "Asia/Kathmandu").daily("09:00", ANA, BO).from("2026-01-01");
        assertThat(daily.at(Instant.parse("2026-01-01T03:14:59Z"))).isEmpty();
        assertThat(daily.at(Instant.parse("2026-01-01T03:15:00Z"))).contains(ANA);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "2026-10-25T00:29:00Z, ana",
        "2026-10-25T00:30:00Z, bo",
        "2026-10-25T01:10:00Z, bo",
        "2026-10-25T01:30:00Z, bo",
        "2027-03-28T01:29:00Z, ana",
        "2027-03-28T01:30:00Z, bo"
    })
    void an_hour_that_is_twice_or_never_hands_over_once(Instant time, String who) {
        var weekly = schedule("web", "Europe/Berlin").weekly(SUNDAY, "02:30", ANA, BO);
        var late = time.isAfter(Instant.parse("2027-01-01T00:00:00Z"));
        var begun = weekly.from(late ? "2027-03-21" : "2026-10-18");
        assertThat(begun.at(time)).map(Person::name).contains(who);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-03T08:59, ana",
        "2026-01-04T08:59, ana",
        "2026-01-04T09:00, bo",
        "2026-01-07T09:00, ana"
    })
    void every_few_days(String time, String who) {
        var days =
                schedule("web", "Europe/Berlin").everyDays(3, "09:00", ANA, BO).from("2026-01-01");
        assertThat(who(days, time)).contains(who);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-24T08:59, ana",
        "2026-12-24T09:00, bo",
        "2026-12-25T08:00, bo",
        "2026-12-25T12:00, cy",
        "2026-12-25T18:00, bo",
        "2026-12-27T08:59, bo",
        "2026-12-27T09:00, ana",
        "2025-06-01T12:00, bo"
    })
    void who_stands_in_is_on_call_and_what_is_said_later_counts(String time, String who) {
        var covered =
                schedule("web", "Europe/Berlin")
                        .daily("09:00", ANA)
                        .from("2026-01-01")
                        .override("2025-06-01T00:00", "2025-06-02T00:00", BO)
                        .override("2026-12-24T09:00", "2026-12-27T09:00", BO)
                        .override("2026-12-25T12:00", "2026-12-25T18:00", CY);
        assertThat(who(covered, time)).contains(who);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-06-01T21:59, ",
        "2026-06-01T22:00, ana",
        "2026-06-02T05:59, ana",
        "2026-06-02T06:00, ",
        "2026-06-02T12:00, bo"
    })
    void outside_its_hours_only_a_stand_in_is_on_call(String time, String who) {
        var nights =
                schedule("night", "Europe/Berlin")
                        .weekly(MONDAY, "12:00", ANA)
                        .from("2026-01-05")
                        .only(between("22:00", "06:00").in("Europe/Berlin"))
                        .override("2026-06-02T11:00", "2026-06-02T13:00", BO);
        assertThat(who(nights, time)).isEqualTo(Optional.ofNullable(who));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-01T00:00:00Z, 2026-01-05T08:00:00Z",
        "2026-01-05T08:00:00Z, 2026-01-12T08:00:00Z",
        "2026-03-24T08:00:00Z, 2026-03-30T07:00:00Z",
        "2026-12-23T08:00:00Z, 2026-12-24T08:00:00Z",
        "2026-12-24T08:00:00Z, 2026-12-24T20:00:00Z"
    })
    void when_somebody_else_will_be_on_call(Instant time, Instant change) {
        var web =
                schedule("web", "Europe/Berlin")
                        .weekly(MONDAY, "09:00", ANA, BO)
                        .from("2026-01-05")
                        .override("2026-12-24T09:00", "2026-12-24T21:00", CY);
        assertThat(web.changesAfter(time)).contains(change);
    }

    @Test
    void hours_by_another_clock_change_who_is_on_call_too() {
        var web =
                schedule("web", "America/New_York")
                        .daily("23:00", ANA)
                        .from("2026-01-01")
                        .only(between("00:00", "12:00").in("Asia/Kathmandu"));
        assertThat(web.changesAfter(Instant.parse("2026-06-02T00:00:00Z")))
                .contains(Instant.parse("2026-06-02T06:15:00Z"));
    }

    @Test
    void with_one_person_for_ever_nothing_changes() {
        var web = schedule("web", "UTC").daily("09:00", ANA).from("2026-01-01");
        assertThat(web.changesAfter(Instant.parse("2026-02-01T00:00:00Z"))).isEmpty();
    }

    @Test
    void its_people_are_those_of_the_rotation_and_the_stand_ins() {
        var web =
                schedule("web", "UTC")
                        .daily("09:00", ANA, BO, ANA)
                        .from("2026-01-01")
                        .override("2026-02-01T00:00", "2026-02-02T00:00", CY);
        assertThat(web.people()).containsExactly(ANA, BO, CY);
    }

    private static Optional<String> who(Schedule schedule, String local) {
        var time = LocalDateTime.parse(local).atZone(ZoneId.of(schedule.zone().getId()));
        return schedule.at(time.toInstant()).map(Person::name);
    }
}
