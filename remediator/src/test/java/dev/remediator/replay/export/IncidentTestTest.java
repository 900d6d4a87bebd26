package dev.remediator.replay.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remediator.recording.Line;
import dev.remediator.recording.Moment;
import dev.remediator.recording.RecordedIncident;
import dev.remediator.recording.RecordingReader;
import dev.remediator.remediation.Event;
import dev.remediator.remediation.State;
import dev.remediator.standard.FreeDisk;
import dev.remediator.standard.HealNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class IncidentTestTest {
    @TempDir private Path folder;

    /// Decides otherwise unless a recording holds at least so many incidents.
    private record Needing(int incidents) implements IncidentTest.Trial {
        @Override
        public boolean passes(Cast cast, Path recording) {
            return incidentsOf(recording) >= incidents;
        }

        @Override
        public void declare(Cast cast, Path recording, Path file) {
            try {
                Files.writeString(file, "web-1 acts later\n");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static int incidentsOf(Path recording) {
        int incidents = 0;
        try (var reader = RecordingReader.open(recording)) {
            for (var line = reader.next(); line.isPresent(); line = reader.next()) {
                incidents += line.get() instanceof Line.Happened ? 1 : 0;
            }
            return incidents;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path tests() {
        return folder.resolve("src/test/java/incidents");
    }

    private IncidentTest needing(int incidents) {
        return new IncidentTest(tests(), "incidents", List.of(), new Needing(incidents));
    }

    private Path night(Line... lines) throws IOException {
        return Nights.recorded(folder.resolve("night.jsonl"), List.of(lines));
    }

    private Path twoAtOnce() throws IOException {
        return night(
                Nights.started(0, HealNode.class.getName(), FreeDisk.class.getName()),
                Nights.happened(
                        Nights.healed(Nights.ID, "node/web-1", "restart the service", 9, 20)),
                Nights.happened(Nights.healed("inc-2", "node/web-2", "restart", 10, 20)));
    }

    private String compiled(Path source) throws IOException {
        var said = new ByteArrayOutputStream();
        var classes = Files.createDirectories(folder.resolve("classes"));
        var path = System.getProperty("java.class.path");
        int failed =
                ToolProvider.getSystemJavaCompiler()
                        .run(
                                null,
                                said,
                                said,
                                "-proc:none",
                                "-Xlint:all,-path,-processing",
                                "-encoding",
                                "US-ASCII",
                                "-cp",
                                path,
                                "-d",
                                classes.toString(),
                                source.toString());
        return failed + said.toString(java.nio.charset.StandardCharsets.UTF_8);
    }

    @Test
    void an_incident_becomes_a_test_that_can_be_read_and_compiled() throws IOException {
        var written = needing(1).write(Nights.ID, List.of(twoAtOnce()));

        var fixture = tests().resolve("inc-0123456789abcdef.jsonl");
        assertThat(written.source())
                .hasContent(
                        """
                        package incidents;

                        import dev.remediator.replay.proof.Recordings;
                        import dev.remediator.standard.FreeDisk;
                        import dev.remediator.standard.HealNode;
                        import java.nio.file.Path;
                        import org.junit.jupiter.api.Test;

                        /// inc-0123456789abcdef: InstanceDown about node/web-1, opened 2026-03-01T03:09:00Z.
                        class IncidentInc0123456789abcdefTest {

                            @Test
                            void web_1_was_healed_by_restart_the_service() {
                                Recordings.of(Path.of("%s"))
                                        .replayedWith(new HealNode(), new FreeDisk())
                                        .changeNothing();
                            }
                        }
                        """
                                .formatted(fixture));
        assertThat(written.files()).containsExactly(written.source(), fixture);
        assertThat(incidentsOf(fixture)).isEqualTo(1);
        assertThat(compiled(written.source())).isEqualTo("0");
    }

    @Test
    void its_neighbours_come_with_it_where_it_needs_them() throws IOException {
        var written = needing(2).write(Nights.ID, List.of(twoAtOnce()));

        assertThat(written.company()).isEqualTo(1);
        assertThat(written.source()).content().contains(", and 1 more of that time.");
        assertThat(incidentsOf(written.files().getLast())).isEqualTo(2);
    }

    @Test
    void what_is_different_all_the_same_is_declared() throws IOException {
        var written = needing(3).write(Nights.ID, List.of(twoAtOnce()));

        assertThat(written.declares()).isTrue();
        assertThat(written.source())
                .content()
                .contains("inc-0123456789abcdef-differences.txt\"))")
                .doesNotContain("changeNothing");
        assertThat(written.files().getLast()).hasContent("web-1 acts later");
        assertThat(incidentsOf(written.files().get(1))).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "node/*/ } class X { /*",
                "node/\\u000a static { System.exit(1); } //",
                "node/\"; System.exit(1); \"",
                "node/a\nb\rc\u2028d\u0000",
                "node/../../etc/passwd"
            })
    void nothing_hostile_gets_into_the_source_or_a_name(String resource) throws IOException {
        var lines =
                night(
                        Nights.started(0),
                        Nights.happened(
                                Nights.incident(
                                        "inc-\"*/\n\\u000a",
                                        resource,
                                        resource,
                                        State.PAGED,
                                        1,
                                        2)));

        var written = needing(1).write("inc-\"*/\n\\u000a", List.of(lines));

        assertThat(compiled(written.source())).isEqualTo("0");
        assertThat(written.files()).allMatch(file -> tests().equals(file.getParent()));
        assertThat(written.source().getFileName().toString()).matches("[A-Za-z0-9]+Test\\.java");
        assertThat(Files.readAllLines(written.source())).hasSize(17);
    }

    @Test
    void an_incident_that_is_not_there_is_said_with_one_that_is() throws IOException {
        var night = twoAtOnce();

        assertThatThrownBy(() -> needing(1).write("inc-none", List.of(night)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "no recording has the incident 'inc-none'; %s has '%s', for example"
                                .formatted(night, Nights.ID));
    }

    @Test
    void a_test_that_is_there_is_not_written_over() throws IOException {
        var night = twoAtOnce();
        var first = needing(1).write(Nights.ID, List.of(night));

        assertThatThrownBy(() -> needing(1).write(Nights.ID, List.of(night)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("there is already a " + first.source());
    }

    @ParameterizedTest
    @ValueSource(strings = {"made.Gone", "java.lang.Runtime", "java.lang.String"})
    void a_class_that_is_no_playbook_is_not_made(String type) throws IOException {
        var night = night(Nights.started(0, type), Nights.happened(incident()));

        assertThatThrownBy(() -> needing(1).write(Nights.ID, List.of(night)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "the recording names the class '%s', which is not here as a Playbook; give the jar that has it with --playbooks"
                                .formatted(type));
        assertThat(tests()).doesNotExist();
    }

    @Test
    void a_recording_that_does_not_name_its_playbooks_is_refused() throws IOException {
        var night = night(Nights.happened(incident()));

        assertThatThrownBy(() -> needing(1).write(Nights.ID, List.of(night)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("does not say which playbooks there were");
    }

    @Test
    void an_incident_about_which_nothing_was_decided_yet_is_refused() throws IOException {
        var opened = new Moment(Nights.at(1), new Event.TimePassed(Map.of()), null, List.of());
        var young =
                new RecordedIncident(
                        Nights.ID, "series", "node/web-1", Nights.at(1), false, List.of(opened));
        var night = night(Nights.started(0), Nights.happened(young));

        assertThatThrownBy(() -> needing(1).write(Nights.ID, List.of(night)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "nothing was decided about '%s' yet, so there is nothing to test"
                                .formatted(Nights.ID));
        assertThat(tests()).doesNotExist();
    }

    @Test
    void a_package_must_be_one() {
        assertThatThrownBy(() -> new IncidentTest(folder, "new.things;", List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'new.things;' is no Java package; name one such as incidents");
    }

    private static RecordedIncident incident() {
        return Nights.healed(Nights.ID, "node/web-1", "restart", 1, 2);
    }
}
