package dev.remediator.oncall;

import static dev.remediator.oncall.Escalations.allDay;
import static dev.remediator.oncall.Escalations.between;
import static java.time.DayOfWeek.FRIDAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.alert.Severity;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OccasionTest {
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    private static final Hours NIGHT = between("22:00", "06:00").on(FRIDAY).in("Europe/Berlin");
    private static final Hours GAP = between("02:15", "02:45").in("Europe/Berlin");

    @ParameterizedTest
    @EnumSource
    void without_a_condition_it_holds_for_every_severity(Severity severity) {
        assertThat(Occasion.ALWAYS.holds(severity, NOON)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "CRITICAL, CRITICAL, true",
        "CRITICAL, ERROR,    false",
        "ERROR,    CRITICAL, true",
        "ERROR,    ERROR,    true",
        "ERROR,    WARNING,  false",
        "ERROR,    UNKNOWN,  true",
        "CRITICAL, UNKNOWN,  false",
        "INFO,     INFO,     true"
    })
    void only_from_a_severity(Severity least, Severity alert, boolean holds) {
        assertThat(Occasion.ALWAYS.from(least).holds(alert, NOON)).isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource({
        "CRITICAL, CRITICAL, false",
        "CRITICAL, UNKNOWN,  true",
        "ERROR,    ERROR,    false",
        "ERROR,    UNKNOWN,  false",
        "ERROR,    WARNING,  true",
        "WARNING,  INFO,     true"
    })
    void only_below_a_severity(Severity severity, Severity alert, boolean holds) {
        assertThat(Occasion.ALWAYS.below(severity).holds(alert, NOON)).isEqualTo(holds);
    }

    @Test
    void all_conditions_must_hold() {
        var occasion =
                Occasion.ALWAYS
                        .from(Severity.ERROR)
                        .only(between("08:00", "18:00").in("UTC"))
                        .except(between("12:00", "13:00").in("UTC"));
        assertThat(occasion.holds(Severity.ERROR, NOON.minusSeconds(1))).isTrue();
        assertThat(occasion.holds(Severity.WARNING, NOON.minusSeconds(1))).isFalse();
        assertThat(occasion.holds(Severity.ERROR, NOON)).isFalse();
        assertThat(occasion.holds(Severity.ERROR, NOON.plusSeconds(6 * 3600))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-06-05T19:59:59Z, false",
        "2026-06-05T20:00:00Z, true",
        "2026-06-06T03:59:59Z, true",
        "2026-06-06T04:00:00Z, false",
        "2026-06-06T20:00:00Z, false",
        "2026-06-05T03:00:00Z, false"
    })
    void hours_over_midnight_belong_to_the_day_on_which_they_begin(Instant time, boolean has) {
        assertThat(NIGHT.has(time)).isEqualTo(has);
    }

    @ParameterizedTest(name = "{0} at {1}: {2}")
    @CsvSource({
        "clocks go forward, 2026-03-29T00:59:00Z, false",
        "clocks go forward, 2026-03-29T01:00:00Z, false",
        "the day after,     2026-03-30T00:20:00Z, true",
        "first time,        2026-10-25T00:20:00Z, true",
        "between,           2026-10-25T01:05:00Z, false",
        "second time,       2026-10-25T01:20:00Z, true"
    })
    void an_hour_that_does_not_exist_is_nobodys_and_one_that_is_twice_counts_twice(
            String when, Instant time, boolean has) {
        assertThat(GAP.has(time)).as(when).isEqualTo(has);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-06-05T23:59:59, true",
        "2026-06-05T00:00:00, true",
        "2026-06-06T00:00:00, false",
        "2026-06-04T23:59:59, false"
    })
    void a_whole_day_ends_at_its_midnight(String time, boolean has) {
        assertThat(allDay().on(FRIDAY).in("UTC").has(Instant.parse(time + "Z"))).isEqualTo(has);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-06-05T23:59:59, true",
        "2026-06-05T17:59:59, false",
        "2026-06-06T00:00:00, false"
    })
    void until_24_is_until_midnight(String time, boolean has) {
        assertThat(between("18:00", "24:00").on(FRIDAY).in("UTC").has(Instant.parse(time + "Z")))
                .isEqualTo(has);
    }

    @Test
    void hours_joined_with_and_are_all_of_them() {
        var both = NIGHT.and(between("11:00", "12:30").in("UTC"));
        assertThat(both.has(NOON)).isTrue();
        assertThat(both.has(Instant.parse("2026-06-05T20:00:00Z"))).isTrue();
        assertThat(both.has(NOON.plusSeconds(3600))).isFalse();
    }
}
