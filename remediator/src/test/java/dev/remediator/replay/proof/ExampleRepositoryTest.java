package dev.remediator.replay.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.recording.Line;
import dev.remediator.recording.RecordingReader;
import dev.remediator.remediation.State;
import dev.remediator.replay.export.IncidentTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the documentation shows as a repository of one's own is one: it compiles, and its tests
/// fail when a change of playbooks is not declared.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ExampleRepositoryTest {
    private static final String DECLARED = "expected-differences.txt";

    @TempDir private Path folder;
    private ExampleRepository repository = new ExampleRepository(Path.of(""));

    @BeforeEach
    void is_copied() throws IOException {
        repository = ExampleRepository.copiedTo(folder);
    }

    @Test
    void it_passes_as_it_is() throws Exception {
        assertThat(repository.compiled().runs()).isEmpty();
    }

    @Test
    void it_passes_without_a_declaration_with_the_playbook_of_then() throws Exception {
        Files.delete(folder.resolve(DECLARED));

        assertThat(repository.holdingFor("minutes(2)").compiled().runs()).isEmpty();
    }

    @Test
    void a_change_that_nobody_declared_fails_and_says_how_to_declare_it() throws Exception {
        var said = repository.holdingFor("minutes(30)").compiled().runs();

        assertThat(said)
                .contains("expected-differences.txt declares (- declared, + now)")
                .contains("\n- ")
                .contains("\n+ ")
                .contains("web-1")
                .contains("-Dremediator.declare=true");
    }

    @Test
    void a_change_is_declared_with_one_property() throws Exception {
        var changed = repository.holdingFor("minutes(30)").compiled();
        var before = Files.readString(folder.resolve(DECLARED));

        assertThat(changed.declares()).isEmpty();

        assertThat(changed.runs()).isEmpty();
        assertThat(folder.resolve(DECLARED)).content().isNotEqualTo(before);
    }

    @Test
    void its_incidents_become_tests_that_pass_until_the_playbook_changes() throws Exception {
        Files.delete(folder.resolve(DECLARED));
        repository.holdingFor("minutes(2)").compiled();
        var night = folder.resolve("recordings/2026-03-01.jsonl");
        var tests = folder.resolve("src/test/java/incidents");
        var classes = List.of(folder.resolve("target/classes"));

        var written =
                new IncidentTest(tests, "incidents", classes).write(healed(night), List.of(night));

        assertThat(written.method()).isEqualTo("web_1_was_healed_by_restart_the_service");
        assertThat(written.declares()).isFalse();
        assertThat(written.company()).isZero();
        var type = written.source().getFileName().toString().replace(".java", "");
        assertThat(repository.compiled().runs("incidents." + type)).isEmpty();
        repository.saying(
                "src/main/java/com/example/operations/HealWebNode.java",
                "heldFor(minutes(2))",
                "heldFor(minutes(30))");
        assertThat(repository.compiled().runs("incidents." + type))
                .contains("differs from what was recorded")
                .contains("web-1");
    }

    private static String healed(Path recording) throws IOException {
        try (var reader = RecordingReader.open(recording)) {
            for (var line = reader.next(); line.isPresent(); line = reader.next()) {
                if (line.get() instanceof Line.Happened(var incident)
                        && incident.decisions().anyMatch(d -> d.state() == State.HEALED)) {
                    return incident.id();
                }
            }
        }
        throw new AssertionError("nothing was healed in " + recording);
    }

    /// How the recording and the declared differences in the documentation were made. To make them
    /// anew, run this in the module's folder.
    public static void main(String[] arguments) throws Exception {
        var original = Path.of("../docs/example-repository");
        var then = ExampleRepository.copiedTo(Files.createTempDirectory("then"));
        then.holdingFor("minutes(2)")
                .compiled()
                .recordsANight(original.resolve("recordings/2026-03-01.jsonl"));
        var now = ExampleRepository.copiedTo(Files.createTempDirectory("now"));
        System.out.println(now.compiled().declares());
        Files.copy(
                now.folder().resolve(DECLARED),
                original.resolve(DECLARED),
                StandardCopyOption.REPLACE_EXISTING);
    }
}
