package dev.remediator.adapter.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.DateTimeException;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TimesTest {

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T02:14:05Z,           2026-03-01T02:14:05Z",
        "2026-03-01T02:14:05.123456789Z, 2026-03-01T02:14:05.123456789Z",
        "2026-03-01T02:14:05.1234567Z,   2026-03-01T02:14:05.123456700Z",
        "2026-03-01t02:14:05z,           2026-03-01T02:14:05Z",
        "2026-03-01T03:14:05+01:00,      2026-03-01T02:14:05Z",
        "2026-03-01T02:14:05.000+0000,   2026-03-01T02:14:05Z",
        "2026-03-01T07:44:05+0530,       2026-03-01T02:14:05Z",
        "2026-02-28T21:14:05-05,         2026-03-01T02:14:05Z",
        "2026-03-01 02:14:05 +0000 UTC,  2026-03-01T02:14:05Z",
        "2026-03-01 03:14:05.5 +0100 CET m=+8560.28, 2026-03-01T02:14:05.500Z",
        "2026-03-01 02:14:05.123456789 +0000 UTC m=-0.1, 2026-03-01T02:14:05.123456789Z",
        "1772331245,                     2026-03-01T02:14:05Z",
        "1772331245.5,                   2026-03-01T02:14:05.500Z",
        "1772331245.7226390839,          2026-03-01T02:14:05.722639083Z",
        "1772331245123,                  2026-03-01T02:14:05.123Z",
        "1772331245123456,               2026-03-01T02:14:05.123456Z",
        "1772331245123456789,            2026-03-01T02:14:05.123456789Z",
    })
    void a_time_is_read_in_every_way_senders_write_one(String written, Instant time) {
        assertThat(Times.read(written)).contains(time);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0001-01-01T00:00:00Z",
                "0001-01-01T01:00:00+01:00",
                "0",
                "1970-01-01T00:00:00Z"
            })
    void the_zero_time_is_none(String written) {
        assertThat(Times.read(written)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yesterday",
                "2026-03-01",
                "2026-03-01T02:14:05",
                "2026-13-01T02:14:05Z",
                "2026-03-01T02:14:05ZZ",
                "-1",
                "1e9",
                "1969-12-31T23:59:59Z",
                "+10000-01-01T00:00:00Z",
                "99999999999999999999",
                "1772331245 OR 1=1"
            })
    void anything_else_is_refused(String written) {
        assertThatExceptionOfType(DateTimeException.class).isThrownBy(() -> Times.read(written));
    }
}
