package dev.remediator.gameday;

import dev.remediator.actuator.postgres.DatabaseSpec;
import dev.remediator.actuator.traffic.ProxySpec;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// An HAProxy of the game day's own before its cluster: one pool, of which one server is open.
final class OwnProxy implements AutoCloseable {
    private static final String POOL = "pg_rw";
    private final Process process;
    private final Path socket;
    private final int port;

    private OwnProxy(Process process, Path socket, int port) {
        this.process = process;
        this.socket = socket;
        this.port = port;
    }

    /// Where the machine has it, if it does.
    static Optional<Path> program() {
        var path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.concat(
                        Stream.of(path.split(File.pathSeparator)), Stream.of("/usr/sbin", "/sbin"))
                .map(folder -> Path.of(folder, "haproxy"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /// Starts it with the first member open and the others shut. A session that its client has left
    /// cannot be shut down, and a frozen server never ends it: it has a second.
    static OwnProxy start(Path program, Path directory, DatabaseSpec spec, int port)
            throws IOException {
        var socket = Files.createDirectories(directory).resolve("haproxy.sock");
        var primary = spec.members().getFirst().name();
        var servers =
                spec.members().stream()
                        .map(member -> server(member, !member.name().equals(primary)))
                        .collect(Collectors.joining());
        var file = directory.resolve("haproxy.cfg");
        Files.writeString(
                file,
                """
                global
                    stats socket %s level admin mode 600
                    nbthread 1
                    maxconn 200
                defaults
                    mode tcp
                    retries 0
                    timeout connect 1s
                    timeout client 1h
                    timeout server 1h
                    timeout client-fin 1s
                    timeout server-fin 1s
                    default-server inter 500ms fall 2 rise 1 on-marked-down shutdown-sessions
                frontend pg
                    bind 127.0.0.1:%d
                    default_backend pg_rw
                backend pg_rw
                    option pgsql-check user %s
                """
                                .formatted(socket, port, spec.user())
                        + servers);
        var process =
                new ProcessBuilder(program.toString(), "-db", "-f", file.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(directory.resolve("haproxy.log").toFile())
                        .start();
        return new OwnProxy(process, socket, port);
    }

    private static String server(DatabaseSpec.Member member, boolean shut) {
        return "    server %s %s:%d check%s\n"
                .formatted(member.name(), member.address(), member.port(), shut ? " disabled" : "");
    }

    /// How the remediator reaches it.
    ProxySpec spec() {
        return new ProxySpec(
                "haproxy", ProxySpec.Kind.HAPROXY, socket.toString(), POOL, Path.of(""), "");
    }

    /// Where clients write.
    String url(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
    }

    /// Stops it with SIGSTOP: the kernel goes on taking connections for it.
    void freeze() throws IOException {
        signal("STOP");
    }

    /// Lets it go on.
    void thaw() throws IOException {
        signal("CONT");
    }

    private void signal(String signal) throws IOException {
        Signal.send(signal, process.pid());
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            var _ = Boolean.valueOf(process.waitFor(5, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
