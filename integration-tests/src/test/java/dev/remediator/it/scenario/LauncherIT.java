package dev.remediator.it.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.it.fixture.RemediatorProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The command line as scripts call it: exit codes, one sentence, where it goes.
@DisplayNameGeneration(ReplaceUnderscores.class)
class LauncherIT {
    @TempDir Path directory;

    @Test
    void it_finds_a_fitting_jdk_by_itself() throws Exception {
        var said = call("--version");

        assertThat(said.code()).isZero();
        assertThat(said.out()).startsWith("remediator 0.1.0\n").contains("\nJava 2");
        assertThat(said.err()).isEmpty();
    }

    @Test
    void playbooks_prints_each_one_as_a_sentence() throws Exception {
        var said = call("playbooks");

        assertThat(said.out()).contains("HealNode\n  When InstanceDown fires");
    }

    @Test
    void playbooks_of_a_name_draws_its_flow() throws Exception {
        var said = call("playbooks", "HealNode");

        assertThat(said.out()).contains("flowchart TD");
    }

    @Test
    void a_playbook_that_is_not_there_is_a_wrong_call() throws Exception {
        var said = call("playbooks", "Nobody");

        assertThat(said)
                .isEqualTo(
                        new Said(
                                2,
                                "",
                                "remediator: there is no playbook 'Nobody'; there are: HealNode,"
                                        + " FailOverDatabase, SwitchOverDatabase, RebuildStandby,"
                                        + " DatabaseOutgrowsRebuild, DatabaseTwoPrimaries,"
                                        + " ProtectDatabase, FreeDisk, ReplaceNode, RestartDeployment,"
                                        + " CordonAndDrain\n"));
    }

    @Test
    void a_command_that_is_not_there_is_a_wrong_call() throws Exception {
        var said = call("heal-everything");

        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err()).contains("--help").doesNotContain("\tat ");
    }

    @Test
    void a_setting_that_is_not_there_is_refused_with_the_nearest_one() throws Exception {
        var file = directory.resolve("remediator.yaml");
        Files.writeString(file, "http:\n  prot: 8080\n");

        var said = call("up", "--config", file.toString());

        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err()).contains("'http.prot'").contains("'http.port'");
    }

    @Test
    void incidents_without_a_running_remediator_says_how_to_start_one() throws Exception {
        var said = call("incidents", "--url", "http://127.0.0.1:1");

        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err()).contains("remediator up").hasLineCount(1);
    }

    private record Said(int code, String out, String err) {}

    private Said call(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(RemediatorProcess.launcher().toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectError(directory.resolve("err").toFile());
        builder.environment().remove("JAVA_HOME");
        var process = builder.start();
        var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        var err = Files.readString(directory.resolve("err"));
        return new Said(process.exitValue(), out, err);
    }
}
