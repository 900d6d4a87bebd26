package dev.remediator.oncall;

import static dev.remediator.oncall.Escalations.person;
import static dev.remediator.oncall.Escalations.schedule;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Two years of a rotation, minute by minute; the second year is a leap year.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EveryMinuteTest {
    private static final Person[] TEAM = {
        person("ana").by("sms"), person("bo").by("sms"), person("cy").by("sms")
    };
    private static final Duration YEARS = Duration.ofDays(730);

    @ParameterizedTest(name = "{0} at {1} every {2} days")
    @CsvSource({
        "Europe/Berlin,       09:00, 7",
        "Europe/Berlin,       00:00, 1",
        "America/New_York,    17:30, 1",
        "America/New_York,    00:00, 7",
        "Asia/Kathmandu,      09:00, 3",
        "Australia/Lord_Howe, 08:00, 1",
        "America/Santiago,    12:00, 7"
    })
    void somebody_is_on_call_and_hand_overs_are_at_the_local_hour(
            String zone, String time, int days) {
        var rotation = rotation(zone, time, days);
        var clock = ZoneId.of(zone);
        var start = Instant.parse("2027-03-02T00:00:00Z");
        var before = rotation.at(start);
        int handOvers = 0;
        for (var now = start; now.isBefore(start.plus(YEARS)); now = now.plusSeconds(60)) {
            var who = rotation.at(now);
            if (who.isEmpty()) {
                assertThat(now).as("nobody is on call").isNull();
            }
            if (!who.equals(before)) {
                handOvers++;
                assertThat(now.atZone(clock).toLocalTime())
                        .as("%s", now)
                        .isEqualTo(LocalTime.parse(time));
                assertThat(who).as("%s", now).isEqualTo(after(before));
            }
            before = who;
        }
        assertThat(handOvers).isBetween(730 / days - 1, 730 / days + 1);
    }

    private static Schedule rotation(String zone, String time, int days) {
        var words = schedule("web", zone);
        return days == 7
                ? words.weekly(DayOfWeek.MONDAY, time, TEAM[0], TEAM[1], TEAM[2]).from("2027-03-01")
                : words.everyDays(days, time, TEAM[0], TEAM[1], TEAM[2]).from("2027-03-01");
    }

    private static Optional<Person> after(Optional<Person> person) {
        int turn = List.of(TEAM).indexOf(person.orElseThrow());
        return Optional.of(TEAM[(turn + 1) % TEAM.length]);
    }
}
