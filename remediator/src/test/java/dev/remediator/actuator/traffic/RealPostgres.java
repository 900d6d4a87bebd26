package dev.remediator.actuator.traffic;

import dev.remediator.actuator.RealParts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/// A real PostgreSQL of the test's own, on loopback, which trusts everybody.
final class RealPostgres implements AutoCloseable {
    private final int port = RealParts.freePort();
    private final Process process;

    RealPostgres(Path parent, String name) throws IOException {
        var directory = Files.createDirectories(parent.resolve(name));
        var initdb = RealParts.require("initdb", "postgresql").toString();
        var data = directory.resolve("data").toString();
        RealParts.run(
                directory,
                List.of(initdb, "-D", data, "-U", "postgres", "-A", "trust", "--no-sync"));
        var postgres = RealParts.require("postgres", "postgresql").toString();
        process =
                RealParts.start(
                        directory,
                        directory.resolve("log"),
                        List.of(
                                postgres,
                                "-D",
                                data,
                                "-p",
                                "" + port,
                                "-c",
                                "fsync=off",
                                "-c",
                                "listen_addresses=127.0.0.1",
                                "-c",
                                "unix_socket_directories="));
        RealParts.soon().until(() -> portSeenThrough(port) == port);
    }

    /// Which server answers on this port of a proxy.
    static int portSeenThrough(int proxy) throws SQLException {
        var url =
                "jdbc:postgresql://127.0.0.1:"
                        + proxy
                        + "/postgres?user=postgres&preferQueryMode=simple&sslmode=disable";
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SHOW port")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    int port() {
        return port;
    }

    Proxies.Member member(String name) {
        return new Proxies.Member(name, "127.0.0.1", port);
    }

    /// The postmaster itself, without its children.
    long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        RealParts.end(process);
    }
}
