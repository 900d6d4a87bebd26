package dev.remediator.actuator.host;

import dev.remediator.actuator.RealParts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A real OpenSSH server that runs as an ordinary user, to whom it lets in who has the key.
final class OpenSshHost implements SshHost {
    private final Path directory;
    private final String program;
    private final int port = RealParts.freePort();
    private @Nullable Process process;

    OpenSshHost(Path directory, TestKey hostKey, TestKey userKey) throws IOException {
        this.directory = directory;
        program = RealParts.require("sshd", "openssh-server").toString();
        var authorized = Files.writeString(directory.resolve("authorized"), userKey.line() + "\n");
        Files.writeString(
                directory.resolve("sshd_config"),
                """
                ListenAddress 127.0.0.1:%d
                HostKey %s
                AuthorizedKeysFile %s
                PidFile none
                PasswordAuthentication no
                KbdInteractiveAuthentication no
                UsePAM no
                StrictModes no
                """
                        .formatted(port, hostKey.file(), authorized));
        start();
    }

    @Override
    public String user() {
        return RealParts.user();
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public void start() throws IOException {
        var config = directory.resolve("sshd_config").toString();
        process =
                RealParts.start(
                        directory,
                        directory.resolve("log"),
                        List.of(program, "-D", "-e", "-f", config));
        RealParts.soon()
                .until(
                        () -> {
                            try (var socket =
                                    new Socket(InetAddress.ofLiteral("127.0.0.1"), port)) {
                                return socket.isConnected();
                            }
                        });
    }

    @Override
    public void stop() {
        var running = process;
        if (running != null) {
            running.descendants().forEach(ProcessHandle::destroyForcibly);
            RealParts.end(running);
        }
        process = null;
    }
}
