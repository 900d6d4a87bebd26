package dev.remediator.replay.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class IsoTimeTest {
    private static final int MANY = 20_000;

    @Test
    void an_instant_is_read_as_it_writes_itself() {
        var random = new SplittableRandom(3);
        int[] units = {1, 1_000, 1_000_000, 1_000_000_000};
        for (int i = 0; i < MANY; i++) {
            int unit = units[random.nextInt(units.length)];
            var time =
                    Instant.ofEpochSecond(
                            random.nextLong(-70_000_000_000L, 260_000_000_000L),
                            (long) random.nextInt(1_000_000_000) / unit * unit);

            assertThat(IsoTime.strictly(time.toString())).isEqualTo(time);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2022-01-15T10:22:33.5Z",
                "2022-01-15T10:22:33+01:00",
                "2022-01-15T24:00:00Z",
                "2016-12-31T23:59:60Z",
                "2022-01-15t10:22:33z",
                "2024-02-29T00:00:00Z"
            })
    void what_is_written_in_another_way_is_read_too(String text) {
        assertThat(IsoTime.strictly(text)).isEqualTo(Instant.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Z",
                "2022-01-15",
                "2022-01-15T10:22:33",
                "2022-01-15 10:22:33Z",
                "2022-01-15T10:22:33,5Z",
                "2022-01-15T10:22:60.5Z",
                "2022-01-15T10:60:33Z",
                "2022-01-15T25:00:00Z",
                "2022-02-30T10:22:33Z",
                "2022-13-01T10:22:33Z",
                "2022-01-15T10:22:33.1234567890Z",
                "2022-01-15T10:2a:33Z"
            })
    void what_is_no_instant_is_refused(String text) {
        assertThatThrownBy(() -> Instant.parse(text)).isInstanceOf(DateTimeException.class);
        assertThatThrownBy(() -> IsoTime.strictly(text)).isInstanceOf(DateTimeException.class);
    }
}
