package dev.remediator.recording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.escalation.PageReport;
import dev.remediator.guard.Command;
import dev.remediator.remediation.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RecordingsPageTest {
    @TempDir Path place;
    private String page = "";

    @BeforeEach
    void read() throws IOException {
        page = Files.readString(Path.of("..", "docs", "recordings.md"));
    }

    @Test
    void the_example_is_a_recording() throws IOException {
        var file = place.resolve("example.jsonl");
        int from = page.indexOf("```jsonl\n") + 9;
        Files.writeString(file, page.substring(from, page.indexOf("```", from)));

        var lines = Typical.read(file);

        assertThat(lines).element(1).isEqualTo(Typical.COMMANDED);
        assertThat(lines).element(2).isEqualTo(Typical.DISTRUSTED);
        var incident = ((Line.Happened) lines.getFirst()).incident();
        assertThat(incident.moments())
                .extracting(Moment::at)
                .containsExactly(
                        Instant.parse("2026-01-01T03:00:10Z"),
                        Instant.parse("2026-01-01T03:00:40.037Z"),
                        Instant.parse("2026-01-01T03:01:10.074Z"),
                        Instant.parse("2026-01-01T03:01:40.011Z"),
                        Instant.parse("2026-01-01T03:01:45.5Z"));
        assertThat(incident.decisions()).extracting(d -> d.playbook()).containsOnly("HealNode");
        assertThat(written(lines)).containsSubsequence(withoutChecks(file));
    }

    /// The example is as the program would write it.
    private List<String> written(List<Line> lines) throws IOException {
        var again = place.resolve("again.jsonl");
        Typical.write(again, lines);
        return withoutChecks(again);
    }

    private static List<String> withoutChecks(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .map(line -> line.replaceAll(",\"check\":\"[0-9a-f]{8}\"}$", "}"))
                .toList();
    }

    @Test
    void every_kind_of_command_event_and_report_about_a_page_is_named() {
        assertThat(
                        Stream.of(Event.class, PageReport.class, Command.class)
                                .flatMap(type -> Stream.of(type.getPermittedSubclasses()))
                                .map(Class::getSimpleName))
                .allSatisfy(name -> assertThat(page).contains("`" + name + "`"));
    }
}
