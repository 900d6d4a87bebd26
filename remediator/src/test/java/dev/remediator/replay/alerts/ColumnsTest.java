package dev.remediator.replay.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class ColumnsTest {

    @Test
    void columns_texts_and_joined_columns_are_read() {
        var columns =
                Columns.parse(
                        "time=ts, name='Disk, full',series=name + \"the host\",label.zone=dc,"
                                + "status.broken=firing");

        assertThat(columns.of(Columns.TIME)).containsExactly(new Columns.Part(false, "ts"));
        assertThat(columns.of(Columns.NAME)).containsExactly(new Columns.Part(true, "Disk, full"));
        assertThat(columns.of(Columns.SERIES))
                .containsExactly(
                        new Columns.Part(false, "name"), new Columns.Part(false, "the host"));
        assertThat(columns.family(Columns.LABEL)).containsOnlyKeys("zone");
        assertThat(columns.family(Columns.STATUS_WORD)).containsOnlyKeys("broken");
        assertThat(columns.named()).containsExactly("ts", "name", "the host", "dc");
    }

    @Test
    void a_file_may_hold_them(@TempDir Path directory) throws IOException {
        var file = directory.resolve("columns");
        Files.writeString(file, "# of the ticket system\ntime=opened,\n\nname=rule\n");

        assertThat(Columns.parse("@" + file).named()).containsExactly("opened", "rule");
        assertThatThrownBy(() -> Columns.parse("@" + directory.resolve("none")))
                .hasMessageStartingWith("the columns cannot be read from ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    time            | 'time' has no '='
                    tiem=x          | 'tiem' is none of time,
                    label.=x        | 'label.' is none of time,
                    time=           | no column is named behind 'time='
                    time=a,time=b   | 'time' is said twice
                    name='a         | a quote is not closed behind 'name='
                    name='a'b       | behind a quote comes ',' or '+', not 'b'
                    """)
    void what_is_written_otherwise_is_refused_in_a_sentence(String written, String sentence) {
        assertThatThrownBy(() -> Columns.parse(written))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("--columns is written like time=timestamp,name=rule")
                .hasMessageContaining(sentence);
    }
}
