package dev.remediator.actuator.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.remediator.port.ActuatorException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class LocalCommandsTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final LocalCommands commands = new LocalCommands();

    @Test
    void arguments_and_input_arrive_as_they_are() {
        var hostile = "$(id) `id` ; rm * 'x' \"y\" \\ \n -- %s";

        var result =
                commands.run(
                        LIMIT,
                        hostile,
                        List.of("sh", "-c", "printf '%s|' \"$1\"; cat", "sh", hostile));

        assertThat(result).isEqualTo(new Commands.Result(0, hostile + "|" + hostile, ""));
    }

    @Test
    void nothing_runs_as_root_and_little_of_the_environment_is_seen() {
        assertThat(commands.run(LIMIT, "id", "-u").out().strip()).isNotEqualTo("0");
        assertThat(commands.run(LIMIT, "env").out().lines())
                .allMatch(line -> line.matches("(PATH|LC_ALL|PWD|SHLVL|_|__CF\\w*)=.*"))
                .contains("LC_ALL=C");
    }

    @Test
    void what_does_not_mind_root_runs_as_whoever_runs_this_program() {
        var result = LocalCommands.asMyself().run(LIMIT, "id", "-un");

        assertThat(result.out().strip()).isEqualTo(System.getProperty("user.name"));
    }

    @Test
    void a_bad_end_is_an_answer() {
        var result = commands.run(LIMIT, "sh", "-c", "echo why >&2; exit 7");

        assertThat(result).isEqualTo(new Commands.Result(7, "", "why\n"));
    }

    @Test
    void a_program_that_is_not_there_is_told() {
        assertThatThrownBy(() -> commandsOfMyself().run(LIMIT, "no-such-program"))
                .isInstanceOf(ActuatorException.class)
                .hasMessageStartingWith("'no-such-program' could not be started on this host: ");
    }

    private static LocalCommands commandsOfMyself() {
        return new LocalCommands(new Account("me", List.of()));
    }

    @Test
    void one_that_takes_too_long_is_killed_with_its_children() {
        assertThatThrownBy(
                        () ->
                                commands.run(
                                        Duration.ofMillis(700),
                                        "sh",
                                        "-c",
                                        "sleep 61.2718 & sleep 61.2718; true"))
                .isInstanceOf(ActuatorException.class)
                .hasMessage("'sh' on this host was not done within 700 ms and was killed");

        await().until(() -> ProcessHandle.allProcesses().noneMatch(LocalCommandsTest::isSleep));
    }

    private static boolean isSleep(ProcessHandle process) {
        return process.info().commandLine().orElse("").endsWith("sleep 61.2718");
    }

    @Test
    void what_it_prints_is_cut_and_it_goes_on() {
        var result = commands.run(LIMIT, "sh", "-c", "head -c 3000000 /dev/zero; echo done >&2");

        assertThat(result.out()).hasSize(1 << 20);
        assertThat(result.err()).isEqualTo("done\n");
    }

    @Test
    void one_that_leaves_a_child_behind_is_done_when_it_says_so() {
        var result = commands.run(LIMIT, "sh", "-c", "sleep 3 > /dev/null 2>&1 & exit 4");

        assertThat(result.exit()).isEqualTo(4);
    }

    @Test
    void what_it_printed_counts_although_a_child_keeps_its_output_open() {
        var result = commands.run(LIMIT, "sh", "-c", "echo 7; sleep 5 & exit 0");

        assertThat(result.out()).isEqualTo("7\n");
    }

    @Test
    void an_interrupt_ends_it() throws Exception {
        var problem = new java.util.concurrent.CompletableFuture<String>();
        var thread =
                Thread.ofVirtual()
                        .start(
                                () -> {
                                    try {
                                        var _ = commands.run(LIMIT, "sleep", "62.1828");
                                    } catch (ActuatorException e) {
                                        problem.complete(e.getMessage());
                                    }
                                });
        await().until(() -> ProcessHandle.allProcesses().anyMatch(LocalCommandsTest::isOther));

        thread.interrupt();

        assertThat(problem.get()).isEqualTo("'sleep' on this host was interrupted");
        await().until(() -> ProcessHandle.allProcesses().noneMatch(LocalCommandsTest::isOther));
    }

    private static boolean isOther(ProcessHandle process) {
        return process.info().commandLine().orElse("").endsWith("sleep 62.1828");
    }
}
