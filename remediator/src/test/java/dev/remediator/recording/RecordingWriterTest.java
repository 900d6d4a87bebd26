package dev.remediator.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remediator.reason.Reason;
import dev.remediator.remediation.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RecordingWriterTest {
    private static final Instant AT = Typical.AT;

    @TempDir Path place;
    private Path file;

    @BeforeEach
    void thereIsAnOldOne() throws IOException {
        file = place.resolve("incidents.jsonl");
        Files.writeString(file, "old");
    }

    private RecordingWriter writer() throws IOException {
        return RecordingWriter.create(file, AT, AT.plusSeconds(1));
    }

    @Test
    void what_is_there_stays_until_the_recording_is_finished() throws IOException {
        try (var writer = writer()) {
            writer.write(Typical.STARTED);
            assertThat(file).hasContent("old");

            writer.finish();

            assertThat(Typical.read(file)).containsExactly(Typical.STARTED);
        }
        assertThat(Typical.read(file)).containsExactly(Typical.STARTED);
        assertThat(place)
                .isDirectoryContaining(file::equals)
                .isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void an_exception_on_the_way_leaves_what_was_there() {
        assertThatThrownBy(
                        () -> {
                            try (var writer = writer()) {
                                writer.write(Typical.STARTED);
                                throw new IllegalStateException("Kafka is gone");
                            }
                        })
                .hasMessage("Kafka is gone");

        assertThat(file).hasContent("old");
        assertThat(place).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void a_recording_where_there_was_none_appears_only_when_it_is_whole() throws IOException {
        file = place.resolve("other.jsonl.gz");
        try (var writer = writer()) {
            writer.write(Typical.STARTED);
        }
        assertThat(file).doesNotExist();
    }

    @Test
    void a_line_that_is_earlier_than_the_one_before_is_refused() throws IOException {
        try (var writer = writer()) {
            writer.write(Typical.COMMANDED);
            assertThatThrownBy(() -> writer.write(Typical.STARTED))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "the line of 2026-01-01T03:00:00Z is earlier than the one before it, of 2026-01-01T03:01:40Z");
            writer.write(Typical.COMMANDED);
            writer.finish();
        }
        assertThat(Typical.read(file)).hasSize(2);
    }

    @Test
    void an_incident_that_no_reader_would_take_is_refused() throws IOException {
        var stranger = Typical.decision("inc-2", AT, Reason.STORM, State.WAITING, null, "", false);
        try (var writer = writer()) {
            for (var moments :
                    List.of(
                            List.<Moment>of(),
                            List.of(new Moment(AT, null, null, List.of())),
                            List.of(new Moment(AT, null, null, List.of(stranger))))) {
                var incident = new RecordedIncident("inc-1", "s", "r", AT, true, moments);
                assertThatThrownBy(() -> writer.write(new Line.Happened(incident)))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageStartingWith("incident inc-1 ");
            }
        }
    }

    @Test
    void a_finished_recording_cannot_be_finished_again() throws IOException {
        try (var writer = writer()) {
            writer.finish();
            assertThatThrownBy(writer::finish).isInstanceOf(IllegalStateException.class);
        }
    }
}
