package dev.remediator.actuator.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remediator.actuator.RealParts;
import dev.remediator.port.ActuatorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What must be so with every SSH server.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
abstract class SshContract {
    static final Duration LIMIT = Duration.ofSeconds(20);

    Path directory;
    private TestKey hostKey;
    private TestKey userKey;
    SshHost host;
    SshCommands ssh;

    abstract SshHost host(Path directory, TestKey hostKey, TestKey userKey) throws IOException;

    @BeforeEach
    void open() throws IOException {
        directory = RealParts.folder();
        hostKey = TestKey.in(directory, "host_key");
        userKey = TestKey.in(directory, "user_key");
        host = host(directory, hostKey, userKey);
        ssh = commands(userKey, knowing(hostKey));
    }

    @AfterEach
    void end() throws IOException {
        ssh.close();
        host.close();
        RealParts.delete(directory);
    }

    private String known(TestKey key) {
        return "[127.0.0.1]:" + host.port() + " " + key.line() + "\n";
    }

    private Path knowing(TestKey key) throws IOException {
        return Files.writeString(directory.resolve("known_hosts"), known(key));
    }

    private SshCommands commands(TestKey key, Path knownHosts) {
        var address = SshAddress.of("ssh://" + host.user() + "@127.0.0.1:" + host.port());
        return new SshCommands(address, key.file(), knownHosts);
    }

    @Test
    void a_command_is_run_to_its_end_with_both_its_streams() {
        var result = ssh.run(LIMIT, "sh", "-c", "echo out; echo err >&2; exit 7");

        assertThat(result).isEqualTo(new Commands.Result(7, "out\n", "err\n"));
        assertThat(result.good()).isFalse();
    }

    @Test
    void standard_input_arrives_and_ends() {
        var input = "line äöü\n".repeat(30_000);

        var result = ssh.run(LIMIT, input, List.of("cat"));

        assertThat(result.out()).isEqualTo(input);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "; rm -rf /nowhere",
                "$(id)",
                "`id`",
                "a\nb\n\nc",
                "it's \"quoted\" ''''",
                "--option",
                "-n",
                "",
                " ",
                "äöü 日本 🔥",
                "*",
                "~",
                "\\ \\\\ \\n",
                "a\tb\rc\u0001",
                "$HOME ${HOME} !! #",
                "A=b",
                "> /nowhere | cat &"
            })
    void an_argument_arrives_byte_for_byte(String hostile) {
        var result = ssh.run(LIMIT, "printf", "%s|", "first", hostile, hostile + "x", "last");

        assertThat(result.out()).isEqualTo("first|" + hostile + "|" + hostile + "x|last|");
    }

    @Test
    void a_builtin_of_the_shell_does_not_take_a_programs_place() {
        assertThatThrownBy(() -> ssh.run(LIMIT, "set", "-e"))
                .isInstanceOf(ActuatorException.class)
                .hasMessageStartingWith("'set' on " + ssh.where() + " was not started: ");
    }

    @Test
    void what_a_shell_could_not_take_is_refused_here() {
        assertThatThrownBy(() -> ssh.run(LIMIT, "echo", "a\0b"))
                .hasMessage("an argument of 'echo' has a NUL in it");
        assertThatThrownBy(() -> ssh.run(LIMIT, "-c", "id")).hasMessageContaining("'-c'");
        assertThatThrownBy(() -> ssh.run(LIMIT)).isInstanceOf(ActuatorException.class);
    }

    @Test
    void a_command_that_takes_too_long_is_killed_and_says_so() {
        var mark = "600." + System.nanoTime();

        assertThatThrownBy(() -> ssh.run(Duration.ofMillis(700), "sleep", mark))
                .isInstanceOf(ActuatorException.class)
                .hasMessage("'sleep' on " + ssh.where() + " took longer than 700 ms and was ended");

        RealParts.soon().until(() -> !runs(mark));
        assertThat(ssh.run(LIMIT, "echo", "on").out()).isEqualTo("on\n");
    }

    private static boolean runs(String mark) {
        return ProcessHandle.allProcesses()
                .anyMatch(each -> each.info().commandLine().orElse("").contains(mark));
    }

    @Test
    void a_command_that_a_signal_ends_has_the_exit_code_a_shell_gives_it() {
        assertThat(ssh.run(LIMIT, "sh", "-c", "kill -TERM $$").exit()).isEqualTo(143);
    }

    @Test
    void output_is_cut_at_one_mebibyte() {
        var result = ssh.run(LIMIT, "sh", "-c", "head -c 3000000 /dev/zero | tr '\\0' x");

        assertThat(result.out()).hasSize(1024 * 1024);
    }

    @Test
    void a_host_that_nobody_knows_is_not_spoken_to() throws IOException {
        var empty = Files.writeString(directory.resolve("empty"), "");
        try (var commands = commands(userKey, empty)) {
            assertThatThrownBy(() -> commands.run(LIMIT, "true"))
                    .isInstanceOf(ActuatorException.class)
                    .hasMessageContaining("showed the host key SHA256:")
                    .hasMessageContaining("no key of it is in '" + empty);
        }
        assertThat(empty).isEmptyFile();
    }

    @Test
    void a_file_of_known_hosts_that_is_missing_knows_nobody() {
        try (var commands = commands(userKey, directory.resolve("missing"))) {
            assertThatThrownBy(() -> commands.run(LIMIT, "true"))
                    .hasMessageContaining("no key of it is in '");
        }
    }

    @Test
    void a_host_whose_key_has_changed_is_not_spoken_to() throws IOException {
        var file = knowing(TestKey.in(directory, "old_host_key"));
        try (var commands = commands(userKey, file)) {
            assertThatThrownBy(() -> commands.run(LIMIT, "true"))
                    .isInstanceOf(ActuatorException.class)
                    .hasMessageContaining("another one than in '" + file);
        }
    }

    @Test
    void ed25519_keys_are_understood_on_both_sides() throws IOException {
        var place = Files.createDirectory(directory.resolve("other"));
        var theirs = TestKey.ed25519In(place, "their_key");
        var ours = TestKey.ed25519In(place, "our_key");
        try (var other = host(place, theirs, ours)) {
            var known =
                    Files.writeString(
                            directory.resolve("known_ed25519"),
                            "[127.0.0.1]:" + other.port() + " " + theirs.line() + "\n");
            var address = SshAddress.of("ssh://" + other.user() + "@127.0.0.1:" + other.port());
            try (var commands = new SshCommands(address, ours.file(), known)) {
                assertThat(commands.run(LIMIT, "true").good()).isTrue();
            }
        }
    }

    @Test
    void a_kind_of_host_key_that_cannot_be_checked_is_named() throws IOException {
        var line = "[127.0.0.1]:" + host.port() + " ssh-unheard-of AAAAC3NzaC1lZDI1NTE5\n";
        var file = Files.writeString(directory.resolve("unheard_of"), line);
        try (var commands = commands(userKey, file)) {
            assertThatThrownBy(() -> commands.run(LIMIT, "true"))
                    .isInstanceOf(ActuatorException.class)
                    .hasMessageContaining("only keys of the kinds [ssh-unheard-of] in '");
        }
    }

    @Test
    void a_key_file_that_is_none_is_refused() throws IOException {
        var none = new TestKey(userKey.pair(), Files.writeString(directory.resolve("none"), "x"));
        try (var commands = commands(none, directory.resolve("known_hosts"))) {
            assertThatThrownBy(() -> commands.run(LIMIT, "true"))
                    .isInstanceOf(ActuatorException.class)
                    .hasMessageStartingWith("the key '" + none.file() + "' ");
        }
    }

    @Test
    void somebody_elses_key_is_not_let_in() {
        var stranger = TestKey.in(directory, "stranger_key");
        try (var commands = commands(stranger, directory.resolve("known_hosts"))) {
            assertThatThrownBy(() -> commands.run(LIMIT, "true"))
                    .isInstanceOf(ActuatorException.class)
                    .hasMessageContaining("did not let us in with the key '" + stranger.file());
        }
    }

    @Test
    void a_server_that_goes_away_in_the_middle_is_told_and_found_again() throws Exception {
        var mark = "600." + System.nanoTime();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = threads.submit(() -> ssh.run(LIMIT, "sleep", mark));
            RealParts.soon().until(() -> runs(mark));

            host.stop();

            assertThatThrownBy(running::get)
                    .cause()
                    .isInstanceOf(ActuatorException.class)
                    .hasMessageContaining("the connection broke before it ended");
        }
        assertThatThrownBy(() -> ssh.run(LIMIT, "true"))
                .isInstanceOf(ActuatorException.class)
                .hasMessageContaining(" was not reached over SSH: ");
        host.start();
        RealParts.soon()
                .ignoreExceptionsInstanceOf(ActuatorException.class)
                .until(() -> ssh.run(LIMIT, "echo", "back").out().equals("back\n"));
    }

    @Test
    void ten_at_once_all_get_their_own_answer() throws Exception {
        runTen();
    }

    /// Ten at once, each of which must get its own answer.
    void runTen() throws Exception {
        List<Callable<String>> tasks = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            var own = "number " + i;
            tasks.add(() -> ssh.run(LIMIT, "sh", "-c", "sleep 0.3; echo \"$0\"", own).out());
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = threads.invokeAll(tasks);

            for (int i = 0; i < 10; i++) {
                assertThat(answers.get(i).get()).isEqualTo("number " + i + "\n");
            }
        }
    }
}
