package dev.remediator.actuator.traffic;

import dev.remediator.actuator.RealParts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.Properties;

/// A real PgBouncer of the test's own, whose databases are in a file that it includes.
final class RealPgBouncer implements AutoCloseable {
    private final Path directory;
    private final int port = RealParts.freePort();
    private final Process process;

    RealPgBouncer(Path parent, String name, String databases) throws IOException {
        directory = Files.createDirectories(parent.resolve(name));
        var program = RealParts.require("pgbouncer", "pgbouncer").toString();
        Files.writeString(file(), databases);
        Files.writeString(
                directory.resolve("users"), "\"admin\" \"it's secret\"\n\"postgres\" \"\"\n");
        Files.writeString(directory.resolve("hba"), hba());
        var settings = directory.resolve("pgbouncer.ini");
        Files.writeString(
                settings,
                """
                %%include %s
                [pgbouncer]
                listen_addr = 127.0.0.1
                listen_port = %d
                unix_socket_dir =
                auth_type = hba
                auth_hba_file = %s
                auth_file = %s
                admin_users = admin
                pool_mode = session
                ignore_startup_parameters = extra_float_digits
                """
                        .formatted(
                                file(),
                                port,
                                directory.resolve("hba"),
                                directory.resolve("users")));
        process =
                RealParts.start(
                        directory, directory.resolve("log"), List.of(program, settings.toString()));
        RealParts.soon().until(this::answers);
    }

    private boolean answers() throws Unconfirmed {
        try (var console = console()) {
            return console.database("pgbouncer").isPresent();
        }
    }

    private static String hba() {
        return """
        host pgbouncer admin 127.0.0.1/32 scram-sha-256
        host all postgres 127.0.0.1/32 trust
        """;
    }

    int port() {
        return port;
    }

    Path file() {
        return directory.resolve("databases.ini");
    }

    AdminConsole console() throws Unconfirmed {
        return AdminConsole.open(new HostPort("127.0.0.1", port), "admin", "it's secret");
    }

    /// Whether a client is logged in that has no server.
    boolean somebodyWaits() throws Exception {
        var settings = new Properties();
        settings.setProperty("user", "admin");
        settings.setProperty("password", "it's secret");
        settings.setProperty("preferQueryMode", "simple");
        settings.setProperty("replication", "database");
        var url = "jdbc:postgresql://127.0.0.1:" + port + "/pgbouncer";
        try (var connection = DriverManager.getConnection(url, settings);
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SHOW CLIENTS")) {
            while (rows.next()) {
                if (rows.getString("database").equals("postgres")) {
                    return true;
                }
            }
            return false;
        }
    }

    ProxySpec spec(String name) {
        return new ProxySpec(
                name, ProxySpec.Kind.PGBOUNCER, "127.0.0.1:" + port, "postgres", file(), "admin");
    }

    @Override
    public void close() {
        RealParts.end(process);
    }
}
