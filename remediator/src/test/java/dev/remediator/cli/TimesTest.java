package dev.remediator.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TimesTest {
    private static final Instant NOW = Instant.parse("2026-01-31T10:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "2026-01-01T03:00:00Z, 2026-01-01T03:00:00Z",
        "2026-01-01T03:00:00+02:00, 2026-01-01T01:00:00Z",
        "2026-01-01, 2026-01-01T00:00:00Z",
        "30d, 2026-01-01T10:00:00Z",
        "12H, 2026-01-30T22:00:00Z",
        "PT2H, 2026-01-31T08:00:00Z"
    })
    void a_time_a_date_or_how_long_ago(String text, Instant expected) {
        assertThat(Times.parse("--from", text, NOW)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "2026-13-01", "-3d", "PT-2H", "999999999d", "31.1."})
    void anything_else_is_refused_in_one_sentence(String text) {
        assertThatThrownBy(() -> Times.parse("--from", text, NOW))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "--from is '"
                                + text
                                + "', but must be a time such as 2026-01-31T10:00:00Z, a date such"
                                + " as 2026-01-31, or how long ago, such as 30d or 12h");
    }
}
