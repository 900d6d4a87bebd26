package dev.remediator.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SpansTest {

    @ParameterizedTest
    @CsvSource({"90s,PT1M30S", "15m,PT15M", "2h,PT2H", "1d,PT24H", "2H,PT2H", "PT2H30M,PT2H30M"})
    void a_duration_is_written_as_people_write_it(String text, Duration duration) {
        assertThat(Spans.parse("--for", text)).isEqualTo(duration);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "2", "h", "2 h", "-2h", "2w", "99999999999d", "1.5h", "2h30m", "two"})
    void what_is_none_is_refused_with_the_option(String text) {
        assertThatThrownBy(() -> Spans.parse("--for", text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("--for is '" + text + "', but must be a duration such as");
    }
}
