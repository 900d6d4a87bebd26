package dev.remediator.adapter.payload;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class Rfc3339Test {
    private static final int MANY = 20_000;

    private static OffsetDateTime any(Random random) {
        long second = random.nextLong(-62_000_000_000L, 253_000_000_000L);
        int[] units = {1, 1_000, 1_000_000, 1_000_000_000};
        int nanos = random.nextInt(1_000_000_000);
        int offset = random.nextBoolean() ? 0 : random.nextInt(-17 * 60, 17 * 60);
        return Instant.ofEpochSecond(second, nanos - nanos % units[random.nextInt(units.length)])
                .atOffset(ZoneOffset.ofTotalSeconds(offset * 60));
    }

    @Test
    void it_agrees_with_Java_about_every_time() {
        var random = new Random(11);
        assertThat(IntStream.range(0, MANY).mapToObj(_ -> any(random)).filter(this::hasSeconds))
                .allSatisfy(
                        time ->
                                assertThat(Rfc3339.read(time.toString()))
                                        .isEqualTo(time.toInstant()));
    }

    /// Java leaves out seconds that are zero.
    private boolean hasSeconds(OffsetDateTime time) {
        return time.getSecond() != 0 || time.getNano() != 0;
    }

    @ParameterizedTest
    @CsvSource({
        "2024-02-29T00:00:00Z,           2024-02-29T00:00:00Z",
        "2000-02-29T23:59:59.1Z,         2000-02-29T23:59:59.100Z",
        "0001-01-01T00:00:00Z,           0001-01-01T00:00:00Z",
        "2026-03-01T00:30:00-00:45,      2026-03-01T01:15:00Z",
        "2026-12-31T23:59:59.999999999Z, 2026-12-31T23:59:59.999999999Z",
    })
    void the_usual_way_is_read(String written, Instant time) {
        assertThat(Rfc3339.read(written)).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1772331245",
                "2026-02-29T00:00:00Z",
                "1900-02-29T00:00:00Z",
                "2026-04-31T00:00:00Z",
                "2026-00-10T00:00:00Z",
                "2026-13-10T00:00:00Z",
                "2026-01-00T00:00:00Z",
                "2026-01-01T24:00:00Z",
                "2026-01-01T00:60:00Z",
                "2026-01-01T00:00:60Z",
                "2026-01-01 00:00:00Z",
                "2026-01-01t00:00:00z",
                "2026-01-01T00:00:00.Z",
                "2026-01-01T00:00:00.1234567890Z",
                "2026-01-01T00:00:00,5Z",
                "2026-01-01T00:00:00.5",
                "2026-01-01T00:00:00+0100",
                "2026-01-01T00:00:00+18:00",
                "2026-01-01T00:00:00+01:60",
                "2026-01-01T00:00:00*01:00",
                "2026-01-01T00:00:00ZZ",
                "2026-01-01T0a:00:00Z",
                "٢٠٢٦-01-01T00:00:00Z"
            })
    void everything_else_is_left_to_others(String written) {
        assertThat(Rfc3339.read(written)).isNull();
    }
}
