package dev.remediator.adapter.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LocalTimesTest {
    private static final ZoneId LISBON_IN_SUMMER = ZoneId.of("+01:00");

    @ParameterizedTest
    @CsvSource({
        "2026.07.01 03:14:05, 2026-07-01T02:14:05Z",
        "2026.07.01T03:14:05Z, 2026-07-01T02:14:05Z",
        "2026-07-01 03:14:05, 2026-07-01T02:14:05Z",
        "2026-07-01 03:14:05.123, 2026-07-01T02:14:05.123Z",
        "2026-07-01T03:14:05, 2026-07-01T02:14:05Z",
        "2026/07/01 03:14, 2026-07-01T02:14:00Z",
        "2026-07-01T03:14:05Z, 2026-07-01T03:14:05Z",
        "Wed Jul 01 03:14:05 UTC 2026, 2026-07-01T03:14:05Z",
        "Wed Jul  1 03:14:05 CEST 2026, 2026-07-01T01:14:05Z",
        "Wed Jul 1 03:14:05 +07 2026, 2026-06-30T20:14:05Z",
        "Wed Jul 1 03:14:05 -0500 2026, 2026-07-01T08:14:05Z",
        "1782872045, 2026-07-01T02:14:05Z",
    })
    void a_time_without_a_zone_is_in_the_one_of_the_integration(String text, Instant time) {
        assertThat(LocalTimes.read(text, LISBON_IN_SUMMER)).contains(time);
    }

    @Test
    void nothing_said_is_no_time() {
        assertThat(LocalTimes.read("  ", LISBON_IN_SUMMER)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"yesterday", "2026.13.01 00:00:00", "2026.07-01 00:00:00", "9999999-01-01",
                "2026-02-30 00:00", "03/01/2026 02:14:05"})
    void what_is_no_time_is_refused(String text) {
        assertThatThrownBy(() -> LocalTimes.read(text, LISBON_IN_SUMMER))
                .isInstanceOf(DateTimeException.class);
    }
}
