package dev.remediator.actuator.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// With the library's own server, which every machine has.
final class MinaTest extends SshContract {
    private static final Pattern CLIENT = Pattern.compile("SshClient\\[\\w+]");

    @Override
    SshHost host(Path directory, TestKey hostKey, TestKey userKey) throws IOException {
        return new MinaHost(userKey, hostKey);
    }

    @Test
    void no_more_than_eight_run_at_once() throws Exception {
        runTen();

        assertThat(((MinaHost) host).most.get()).isBetween(2, 8);
    }

    @Test
    void of_several_host_keys_the_known_one_is_asked_for() throws Exception {
        var userKey = TestKey.rsaIn(directory, "other_user_key");
        var known = TestKey.rsaIn(directory, "rsa_host_key");
        var unknown = TestKey.in(directory, "ec_host_key");
        try (var both = new MinaHost(userKey, unknown, known)) {
            var line = "[127.0.0.1]:" + both.port() + " " + known.line() + "\n";
            var file = Files.writeString(directory.resolve("only_rsa"), line);
            var address = new SshAddress(both.user(), "127.0.0.1", both.port());
            try (var commands = new SshCommands(address, userKey.file(), file)) {
                assertThat(commands.run(LIMIT, "echo", "known").out()).isEqualTo("known\n");
            }
        }
    }

    @Test
    void hosts_with_other_kinds_of_keys_are_spoken_to_at_once_by_one_client() throws Exception {
        var userKey = TestKey.in(directory, "shared_user_key");
        var rsa = TestKey.rsaIn(directory, "shared_rsa");
        var ec = TestKey.in(directory, "shared_ec");
        try (var first = new MinaHost(userKey, ec, rsa);
                var second = new MinaHost(userKey, rsa, ec);
                var toFirst = knowing(first, rsa, userKey);
                var toSecond = knowing(second, ec, userKey);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers =
                    List.of(
                            threads.submit(() -> toFirst.run(LIMIT, "echo", "1").out()),
                            threads.submit(() -> toSecond.run(LIMIT, "echo", "2").out()));

            assertThat(answers.get(0).get()).isEqualTo("1\n");
            assertThat(answers.get(1).get()).isEqualTo("2\n");
            assertThat(clients()).hasSize(1);
        }
    }

    private SshCommands knowing(MinaHost host, TestKey known, TestKey userKey) throws IOException {
        var line = "[127.0.0.1]:" + host.port() + " " + known.line() + "\n";
        var file = Files.writeString(directory.resolve("known_" + host.port()), line);
        var address = new SshAddress(host.user(), "127.0.0.1", host.port());
        return new SshCommands(address, userKey.file(), file);
    }

    /// By the names of their threads.
    private static Set<String> clients() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(thread -> CLIENT.matcher(thread.getName()))
                .filter(Matcher::find)
                .map(Matcher::group)
                .collect(Collectors.toSet());
    }
}
