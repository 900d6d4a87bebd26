package dev.remediator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.Shelf;
import dev.remediator.recording.Line;
import dev.remediator.recording.RecordingReader;
import dev.remediator.replay.Past;
import dev.remediator.standard.HealNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ExportTestCommandTest {
    @TempDir private Path folder;

    @Test
    void it_prints_what_it_wrote_and_what_the_test_is_called() throws IOException {
        var file = recording();
        var out = folder.resolve("tests");

        var printed = export(incidentOf(file), file.toString(), "--out", out.toString());

        assertThat(printed.err()).isEmpty();
        assertThat(printed.code()).isZero();
        var lines = printed.out().lines().toList();
        assertThat(lines.getLast()).startsWith("The test is called ").endsWith(" and passes.");
        assertThat(lines.subList(0, 2)).allSatisfy(name -> assertThat(Path.of(name)).exists());
        assertThat(Path.of(lines.getFirst())).content().contains(".changeNothing()");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "inc-none FILE | 2 | no recording has the incident 'inc-none'",
                "inc-none DIR/gone.jsonl | 2 | there is no recording to be read at",
                "inc-none --data DIR/gone | 2 | no remediator keeps its data in",
                "inc-none --data DIR --kafka k:9092 | 2 | say --data or --kafka, not both",
                "inc-none FILE --data DIR | 2 | name a recording, or say --data or --kafka",
                "inc-none FILE --package new.it; | 2 | is no Java package",
            })
    void what_is_called_wrongly_is_said_in_one_sentence(String line, int code, String why)
            throws IOException {
        var out = folder.resolve("tests");
        var said = line.replace("FILE", recording().toString()).replace("DIR", folder.toString());

        var printed = export((said + " --out " + out).split(" ", -1));

        assertThat(printed.code()).isEqualTo(code);
        assertThat(printed.err()).hasLineCount(1).startsWith("remediator: ").contains(why);
        assertThat(out).doesNotExist();
    }

    private static FakeRemediator.Printed export(String... arguments) {
        var all = new ArrayList<>(List.of("export-test"));
        all.addAll(Arrays.asList(arguments));
        return FakeRemediator.line(all.toArray(String[]::new));
    }

    private static String incidentOf(Path recording) throws IOException {
        try (var reader = RecordingReader.open(recording)) {
            for (var line = reader.next(); line.isPresent(); line = reader.next()) {
                if (line.get() instanceof Line.Happened(var incident)) {
                    return incident.id();
                }
            }
        }
        throw new AssertionError("there is no incident in " + recording);
    }

    private Path recording() throws IOException {
        var file = folder.resolve("past.jsonl");
        if (!Files.exists(file)) {
            new Past(Shelf.named(List.of(HealNode.class.getName()), List.of()))
                    .written("HealNode", HealNode.class)
                    .down("web-1", Duration.ZERO, 60)
                    .record(file, true);
        }
        return file;
    }
}
