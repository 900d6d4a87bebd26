package dev.remediator.it.node;

import static org.awaitility.Awaitility.await;

import dev.remediator.actuator.machine.HostFleetSpec;
import dev.remediator.it.fixture.Ports;
import dev.remediator.it.fixture.RealPart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A real OpenSSH server on loopback, with keys of its own, that lets in by key whoever runs the
/// test.
final class LoopbackSshd implements AutoCloseable {
    private final Path directory;
    private final int port = Ports.free();
    private final Process process;

    /// Skips the test if it is not installed.
    ///
    /// @param environment what commands see of it
    LoopbackSshd(Path directory, Map<String, String> environment) throws IOException {
        var program = RealPart.require("sshd", "openssh-server").toString();
        this.directory = Files.createDirectories(directory);
        if (Program.isRoot()) {
            Files.createDirectories(Path.of("/run/sshd"));
        }
        List.of("host", "key", "stranger").forEach(this::makeKey);
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
                        UsePAM no
                        SetEnv %s
                        """
                                .formatted(
                                        port,
                                        directory.resolve("host"),
                                        directory.resolve("key.pub"),
                                        environment.entrySet().stream()
                                                .map(e -> e.getKey() + "=" + e.getValue())
                                                .collect(Collectors.joining(" "))));
        process =
                Program.start(directory, Map.of(), List.of(program, "-D", "-f", config.toString()));
        await("sshd").atMost(Duration.ofSeconds(30)).until(this::answers);
    }

    private void makeKey(String name) {
        var keygen = RealPart.require("ssh-keygen", "openssh-client").toString();
        var file = directory.resolve(name).toString();
        Program.run(Map.of(), List.of(keygen, "-q", "-t", "ed25519", "-N", "", "-f", file));
    }

    private boolean answers() {
        try (var socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    /// Where it is.
    String address() {
        return "ssh://" + Program.user() + "@127.0.0.1:" + port;
    }

    /// How it is reached.
    HostFleetSpec.Ssh ssh() throws IOException {
        return known("host");
    }

    /// The same, with a file of known hosts in which the host has another key than it shows.
    HostFleetSpec.Ssh mistaken() throws IOException {
        return known("stranger");
    }

    private HostFleetSpec.Ssh known(String key) throws IOException {
        var file =
                Files.writeString(
                        directory.resolve("known_hosts_" + key),
                        "[127.0.0.1]:%d %s"
                                .formatted(
                                        port, Files.readString(directory.resolve(key + ".pub"))));
        return new HostFleetSpec.Ssh(directory.resolve("key"), file);
    }

    @Override
    public void close() {
        Program.end(process);
    }
}
