package dev.remediator.actuator.traffic;

import dev.remediator.actuator.RealParts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A real HAProxy of the test's own, whose backend `pg_rw` has the servers that the test names.
final class RealHaProxy implements AutoCloseable {
    private final Path directory;
    private final int runtimePort = RealParts.freePort();
    private final int port;
    private final Process process;

    /// @param servers lines such as `server n1 127.0.0.1:5432 check`
    RealHaProxy(Path parent, String name, String... servers) throws IOException {
        directory = Files.createDirectories(parent.resolve(name));
        port = RealParts.freePort();
        var program = RealParts.require("haproxy", "haproxy").toString();
        var file = directory.resolve("haproxy.cfg");
        Files.writeString(
                file,
                """
                global
                  stats socket %s mode 600 level admin
                  stats socket 127.0.0.1:%d level admin
                defaults
                  mode tcp
                  retries 0
                  timeout connect 2s
                  timeout client 1m
                  timeout server 1m
                listen pg_rw
                  bind 127.0.0.1:%d
                  %s
                """
                        .formatted(unix(), runtimePort, port, String.join("\n  ", servers)));
        process =
                new ProcessBuilder(List.of(program, "-f", file.toString(), "-db"))
                        .redirectErrorStream(true)
                        .redirectOutput(directory.resolve("log").toFile())
                        .start();
        RealParts.soon()
                .until(() -> Files.exists(unix()) && answers(runtimePort) && answers(port));
    }

    private static boolean answers(int port) throws IOException {
        try (var socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), port)) {
            return socket.isConnected();
        }
    }

    int port() {
        return port;
    }

    Path unix() {
        return directory.resolve("s");
    }

    ProxySpec spec(String name) {
        return spec(name, unix().toString());
    }

    ProxySpec overTcp(String name) {
        return spec(name, "127.0.0.1:" + runtimePort);
    }

    static ProxySpec spec(String name, String address) {
        return new ProxySpec(name, ProxySpec.Kind.HAPROXY, address, "pg_rw", Path.of(""), "");
    }

    String ask(String command) throws Unconfirmed {
        return new RuntimeApi(unix().toString()).ask(command);
    }

    ServerState server(String name) throws Unconfirmed {
        return ServerState.read(ask("show servers state pg_rw")).stream()
                .filter(server -> server.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        RealParts.end(process);
    }
}
