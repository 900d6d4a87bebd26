package dev.remediator.actuator.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remediator.actuator.Unreachable;
import dev.remediator.port.ActuatorException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A host that takes connections and says nothing.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class SshConnectionTest {
    @TempDir private Path directory;
    private final List<Socket> kept = new CopyOnWriteArrayList<>();

    @Test
    void who_comes_while_another_one_connects_waits_no_longer_than_its_limit_and_not_in_turn()
            throws Exception {
        var callers = new AtomicInteger();
        try (var silent = new ServerSocket(0, 9, InetAddress.getLoopbackAddress());
                var ssh = commands(silent.getLocalPort())) {
            Thread.ofVirtual().start(() -> count(silent, callers));
            var first = Thread.ofVirtual().start(() -> refused(ssh, Duration.ofSeconds(20)));
            org.awaitility.Awaitility.await().until(() -> callers.get() == 1);

            assertThatThrownBy(() -> ssh.run(Duration.ofMillis(50), "true"))
                    .isInstanceOf(ActuatorException.class)
                    .hasMessageEndingWith(
                            "was not reached over SSH within 50 ms: another command still connects");
            refused(ssh, Duration.ofSeconds(20));
            first.join();

            assertThat(callers).hasValue(1);
        }
    }

    private static void refused(Commands ssh, Duration limit) {
        assertThatThrownBy(() -> ssh.run(limit, "true"))
                .isInstanceOfSatisfying(
                        Unreachable.class, e -> assertThat(e.mayHaveArrived()).isFalse())
                .hasMessageEndingWith(
                        "within 5000 ms: it takes connections and does not let anybody in");
    }

    private SshCommands commands(int port) {
        return new SshCommands(
                new SshAddress("pg", "127.0.0.1", port),
                TestKey.in(directory, "key").file(),
                directory.resolve("known_hosts"));
    }

    /// Keeps them, because a socket that nobody keeps is closed some time.
    private void count(ServerSocket silent, AtomicInteger callers) {
        try {
            while (true) {
                kept.add(silent.accept());
                callers.incrementAndGet();
            }
        } catch (IOException e) {
            Thread.currentThread().interrupt();
        }
    }
}
