package dev.remediator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What it does with a remediator is in the integration tests.
@DisplayNameGeneration(ReplaceUnderscores.class)
class RecordCommandTest {
    @TempDir private Path directory;

    static Stream<Arguments> misuses() {
        return Stream.of(
                Arguments.of("--out", List.of()),
                Arguments.of(
                        "no remediator keeps its data in DIR/none; name its directory with --data, or its Kafka with --kafka",
                        List.of("--out", "DIR/r.jsonl", "--data", "DIR/none")),
                Arguments.of(
                        "say --data or --kafka, not both",
                        List.of("--out", "DIR/r.jsonl", "--data", "DIR", "--kafka", "k:9092")),
                Arguments.of(
                        "--out is DIR/none/r.jsonl, but must be a file in a directory that is there",
                        List.of("--out", "DIR/none/r.jsonl", "--data", "DIR")),
                Arguments.of(
                        "--out is DIR, but must be a file in a directory that is there",
                        List.of("--out", "DIR", "--data", "DIR")),
                Arguments.of(
                        "--from is 'soon', but must be a time such as",
                        List.of("--out", "DIR/r.jsonl", "--from", "soon")),
                Arguments.of(
                        "--to is 2026-01-01T00:00:00Z, before --from, 2026-01-02T00:00:00Z",
                        List.of(
                                "--out",
                                "DIR/r.jsonl",
                                "--from",
                                "2026-01-02",
                                "--to",
                                "2026-01-01")));
    }

    @ParameterizedTest
    @MethodSource("misuses")
    void called_wrongly_it_says_so_in_one_sentence_and_makes_nothing(
            String sentence, List<String> arguments) throws IOException {
        var err = new StringWriter();
        var line =
                Stream.concat(Stream.of("record"), arguments.stream())
                        .map(argument -> argument.replace("DIR", directory.toString()))
                        .toArray(String[]::new);

        int code =
                CommandLineInterface.run(
                        new PrintWriter(new StringWriter()), new PrintWriter(err), line);

        assertThat(code).isEqualTo(CommandLineInterface.MISUSED);
        assertThat(err.toString()).contains(sentence.replace("DIR", directory.toString()));
        try (var made = Files.list(directory)) {
            assertThat(made).isEmpty();
        }
    }
}
