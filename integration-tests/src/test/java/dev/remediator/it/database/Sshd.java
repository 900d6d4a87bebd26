package dev.remediator.it.database;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.fail;

import dev.remediator.actuator.postgres.DatabaseSpec;
import dev.remediator.actuator.postgres.DatabaseSpec.Member;
import dev.remediator.it.fixture.Ports;
import dev.remediator.it.fixture.RealPart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// A real OpenSSH server on loopback, with keys of its own, that lets in by key only whoever
/// PostgreSQL runs as.
final class Sshd implements AutoCloseable {
    private final Path directory;
    private final int port = Ports.free();
    private final Process process;

    /// Skips the test if it is not installed.
    Sshd(Path directory) throws IOException, InterruptedException {
        var program = RealPart.require("sshd", "openssh-server").toString();
        this.directory = Files.createDirectories(directory);
        if (Programs.isRoot()) {
            Files.createDirectories(Path.of("/run/sshd"));
        }
        makeKey("host");
        makeKey("key");
        var config =
                Files.writeString(
                        directory.resolve("sshd_config"),
                        """
                        ListenAddress 127.0.0.1
                        Port %d
                        HostKey %s
                        PidFile none
                        AuthorizedKeysFile %s
                        PasswordAuthentication no
                        KbdInteractiveAuthentication no
                        StrictModes no
                        UsePAM %s
                        """
                                .formatted(
                                        port,
                                        directory.resolve("host"),
                                        directory.resolve("key.pub"),
                                        Programs.isRoot() ? "yes" : "no"));
        process = Programs.start(directory, true, List.of(program, "-D", "-f", config.toString()));
        await("sshd").atMost(Duration.ofSeconds(30)).until(() -> Programs.answers(port));
        Files.writeString(
                directory.resolve("known_hosts"),
                "[127.0.0.1]:%d %s"
                        .formatted(port, Files.readString(directory.resolve("host.pub"))));
    }

    private void makeKey(String name) throws IOException, InterruptedException {
        var keygen = RealPart.require("ssh-keygen", "openssh-client").toString();
        var file = directory.resolve(name).toString();
        if (!Programs.run(List.of(keygen, "-q", "-t", "ecdsa", "-N", "", "-f", file))) {
            fail("ssh-keygen made no key '" + file + "'");
        }
    }

    /// The cluster, all members of which are reached through it.
    DatabaseSpec behind(DatabaseSpec cluster) {
        var host = "ssh://%s@127.0.0.1:%d".formatted(Programs.user(), port);
        return new DatabaseSpec(
                cluster.name(),
                cluster.members().stream()
                        .map(
                                m ->
                                        new Member(
                                                m.name(),
                                                m.address(),
                                                m.port(),
                                                m.region(),
                                                m.data(),
                                                host))
                        .toList(),
                cluster.user(),
                cluster.passwordFile(),
                cluster.database(),
                cluster.binaries(),
                cluster.proxies(),
                cluster.frontDoor(),
                new DatabaseSpec.Ssh(directory.resolve("key"), directory.resolve("known_hosts")),
                cluster.rewind(),
                cluster.terms());
    }

    @Override
    public void close() {
        Programs.end(process);
    }
}
