package dev.remediator.replay.alerts;

import static dev.remediator.replay.alerts.AlertFiles.columns;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class UnusableFilesTest {
    private static final String HEAD = "time,name,host\n1642240800,A,h\n";

    @TempDir private Path directory;
    private AlertFiles files = new AlertFiles(Path.of("."));

    @BeforeEach
    void begin() {
        files = new AlertFiles(directory);
    }

    private void isRefused(Path file, String sentence) {
        assertThatThrownBy(() -> files.read(file))
                .isInstanceOf(IOException.class)
                .hasMessage(file + sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    ``                          | ` is empty`
                    #                           | ` is empty`
                    time,name,host#             | ` has no rows`
                    [{"time":1}]                | ` is one JSON list; write one object a line, as jq -c '.[]' a.csv does`
                    1642240800,A,h#             | `: its first line is a row already, for '1642240800' is a time; say --no-header --columns time=1,name=… with the numbers of the columns`
                    foo,bar,time#x,y,1#         | `: which column is the name? There are foo, bar, time; say for example --columns time=time,name=foo,resource=bar`
                    foo,bar baz#x,y#            | `: which column is the time? There are foo, bar baz; say for example --columns time=foo,name="bar baz",resource=…`
                    time,name#soon,A#           | `: 'soon' in the column of the time is written in no known way; say how with --columns time.format='dd/MM/yyyy HH:mm'`
                    """)
    void a_file_that_holds_no_alerts_is_refused_in_a_sentence(String content, String sentence)
            throws IOException {
        isRefused(files.file("a.csv", content.replace('#', '\n')), sentence);
    }

    @Test
    void a_file_that_cannot_be_opened_is_refused_in_a_sentence() throws IOException {
        assertThatThrownBy(() -> files.read(directory))
                .hasMessage(directory + " is a directory; name the files in it");
        var none = directory.resolve("none.csv");
        assertThatThrownBy(() -> files.read(none)).hasMessage("there is no file " + none);
        isRefused(
                files.file("zero.csv", "a\0b"),
                " is not text: it holds zero bytes; unpack it, or write it as CSV");
        var whole = Files.readAllBytes(files.packed("whole.gz", HEAD.repeat(1000)));
        var half = directory.resolve("half.csv.gz");
        Files.write(half, Arrays.copyOf(whole, whole.length / 2));
        isRefused(half, " is cut off or damaged: it cannot be unpacked to its end");
    }

    @Test
    void a_column_that_there_is_not_is_refused_in_a_sentence() throws IOException {
        var file = files.file("a.csv", HEAD);
        assertThatThrownBy(() -> files.read(columns("severity=sev"), file))
                .hasMessage(file + ": there is no column 'sev'; there are time, name, host");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    soon,A,h             | its time, 'soon', is not written as those before it
                    ,A,h                 | its time is empty
                    1642240801,,h        | its name is empty; say in --columns which column has it
                    1642240801,A,h,odd   | 'odd' is no word for a status; say in --columns what it means, such as status.WORD=resolved
                    1642240801,"A        | a record begins here that cannot be read: a quote is not closed, text follows a closed one, or it is longer than four million characters
                    1642240801,"A"B,h    | a record begins here that cannot be read: a quote is not closed, text follows a closed one, or it is longer than four million characters
                    """)
    void a_row_that_cannot_be_used_is_told_or_passed_over(String row, String sentence)
            throws IOException {
        var file =
                files.file(
                        "a.csv",
                        "time,name,host,state\n1642240800,A,h,\n" + row + "\n1642240802,B,h,\n");

        assertThatThrownBy(() -> files.read(file)).hasMessage(file + ", line 3: " + sentence);
        files.told.clear();
        var heard = files.read(StreamOptions.DEFAULT.leniently(), file);

        assertThat(heard).extracting(h -> h.alert().name()).containsExactly("A", "B");
        assertThat(files.told).contains(file + ", line 3: " + sentence + "; it is passed over");
        assertThat(files.told).hasSize(2);
    }

    @Test
    void of_many_rows_that_cannot_be_used_some_are_told_and_all_counted() throws IOException {
        var file = files.file("a.csv", HEAD + "soon,A,h\n".repeat(500));
        assertThat(files.read(StreamOptions.DEFAULT.leniently(), file)).hasSize(1);
        assertThat(files.told).hasSize(12);
        assertThat(files.told.getLast())
                .isEqualTo(
                        file + ": 500 rows are passed over, of which the first 10 have been told");
    }

    @Test
    void a_field_of_megabytes_is_refused_and_lines_of_them() throws IOException {
        var longest = "x".repeat((1 << 20) + 1);
        var field = files.file("field.csv", HEAD + "1642240801," + longest + ",h\n");
        isRefused(field, ", line 3: a field is longer than a million characters");
        var record = files.file("record.csv", HEAD + "1642240801,\"" + longest.repeat(5));
        assertThatThrownBy(() -> files.read(record))
                .hasMessageStartingWith(record + ", line 3: a record begins here");
        var line =
                files.file(
                        "line.jsonl",
                        "{\"time\":1,\"name\":\"A\"}\n{\"name\":\"" + longest + "\"}\n");
        isRefused(line, ", line 2: it is longer than a million characters");
    }

    @Test
    void hostile_values_stay_values() throws IOException {
        var file =
                files.file(
                        "a.jsonl",
                        "{\"time\":1642240800,\"name\":\"a\\u0000b\",\"host\":\"\\ud800\",\"host\":\"h\"}\n"
                                + "{\"time\":1642240801,\"name\":{\"x\":"
                                + "[".repeat(400)
                                + "]".repeat(400)
                                + "},\"alert\":\"B\"}\n");
        var heard = files.read(columns("name=name+alert"), file);
        assertThat(heard.getFirst().alert().name()).isEqualTo("a\uFFFDb");
        assertThat(heard.getLast().alert().name()).isEqualTo("B");
    }

    @Test
    void an_alert_of_a_newer_program_is_refused_in_a_sentence() throws IOException {
        isRefused(
                files.file("a.jsonl", "{\"schema\":\"alert/2\",\"name\":\"A\"}\n"),
                ", line 1: its schema is 'alert/2'; this program reads alert/1: use a newer one");
    }
}
