package dev.remediator.replay.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class TimeReaderTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    1642242153                          | 2022-01-15T10:22:33Z
                    1642242153.5                        | 2022-01-15T10:22:33.500Z
                    1642242153.1234567899               | 2022-01-15T10:22:33.123456789Z
                    1642242153123                       | 2022-01-15T10:22:33.123Z
                    1642242153123456                    | 2022-01-15T10:22:33.123456Z
                    1642242153123456789                 | 2022-01-15T10:22:33.123456789Z
                    44576.5                             | 2022-01-15T12:00:00Z
                    2022-01-15T10:22:33Z                | 2022-01-15T10:22:33Z
                    2022-01-15 10:22:33.123456+00:00    | 2022-01-15T10:22:33.123456Z
                    2022-01-15 10:22:33,123 +0100       | 2022-01-15T09:22:33.123Z
                    2022-01-15T10:22:33-05              | 2022-01-15T15:22:33Z
                    2022-01-15 10:22:33 UTC             | 2022-01-15T10:22:33Z
                    2022-01-15 10:22:33                 | 2022-01-15T09:22:33Z
                    2022/07/15 10:22                    | 2022-07-15T08:22:00Z
                    2022.01.15                          | 2022-01-14T23:00:00Z
                    15/Jan/2022:10:22:33 +0000          | 2022-01-15T10:22:33Z
                    15/Jan/2022:10:22:33                | 2022-01-15T09:22:33Z
                    Sat, 15 Jan 2022 10:22:33 GMT       | 2022-01-15T10:22:33Z
                    Sat Jan 15 10:22:33 UTC 2022        | 2022-01-15T10:22:33Z
                    01/31/2022 13:05:00                 | 2022-01-31T12:05:00Z
                    1/31/2022 1:05:07 pm                | 2022-01-31T12:05:07Z
                    31/01/2022 13:05                    | 2022-01-31T12:05:00Z
                    31.01.2022 13:05:00                 | 2022-01-31T12:05:00Z
                    31-Jan-2022 13:05:00                | 2022-01-31T12:05:00Z
                    'Jan 31, 2022, 1:05 PM'             | 2022-01-31T12:05:00Z
                    """)
    void a_time_is_read_as_it_is_written(String written, Instant time) {
        var choice = TimeReader.choose(List.of(written), BERLIN);
        assertThat(choice).isPresent();
        assertThat(choice.get().reader().sane(written)).isEqualTo(time);
        assertThat(choice.get().ambiguous()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "10:22:33",
                "2022-13-01",
                "2022-02-30",
                "-5",
                "1e9",
                "1642242153.",
                "2022-01-15T25:00:00Z",
                "2022-01-15T10:22:33+1",
                "99999999999999999999"
            })
    void what_is_no_time_is_none(String written) {
        assertThat(TimeReader.choose(List.of(written), BERLIN)).isEmpty();
    }

    @Test
    void the_way_most_are_written_in_is_chosen() {
        var choice =
                TimeReader.choose(List.of("n/a", "01/02/2022", "13/02/2022", "14/02/2022"), BERLIN);
        assertThat(choice).isPresent();
        assertThat(choice.get().ambiguous()).isFalse();
        assertThat(choice.get().reader().read("01/02/2022"))
                .isEqualTo(Instant.parse("2022-01-31T23:00:00Z"));
    }

    @Test
    void nobody_knows_whether_the_day_or_the_month_comes_first() {
        var choice = TimeReader.choose(List.of("01/02/2022", "03/04/2022"), BERLIN);
        assertThat(choice).isPresent();
        assertThat(choice.get().ambiguous()).isTrue();
    }

    @Test
    void a_pattern_may_be_said() {
        var reader = TimeReader.written("dd/MM/yyyy HH:mm", BERLIN);
        assertThat(reader.read("01/02/2022 10:00"))
                .isEqualTo(Instant.parse("2022-02-01T09:00:00Z"));
        assertThatThrownBy(() -> reader.read("2022-01-01")).isInstanceOf(DateTimeException.class);
        assertThatThrownBy(() -> TimeReader.written("dd/MM/bb", BERLIN))
                .hasMessage("time.format is written like 'dd/MM/yyyy HH:mm:ss', not 'dd/MM/bb'");
    }
}
