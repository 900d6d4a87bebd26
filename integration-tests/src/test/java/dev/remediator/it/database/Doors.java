package dev.remediator.it.database;

import static org.awaitility.Awaitility.await;

import dev.remediator.actuator.postgres.DatabaseSpec;
import dev.remediator.actuator.traffic.ProxySpec;
import dev.remediator.it.fixture.Ports;
import dev.remediator.it.fixture.RealPart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/// A real HAProxy and a real PgBouncer side by side before a cluster: clients write through either
/// of them.
final class Doors implements AutoCloseable {
    private final Path directory;
    private final int haproxyPort = Ports.free();
    private final int pgbouncerPort = Ports.free();
    private final Process haproxy;
    private final Process pgbouncer;

    /// Skips the test if one of them is not installed.
    ///
    /// @param directory theirs
    /// @param cluster whose first member is the primary
    Doors(Path directory, DatabaseSpec cluster) throws IOException {
        var first = RealPart.require("haproxy", "haproxy").toString();
        var second = RealPart.require("pgbouncer", "pgbouncer").toString();
        this.directory = Files.createDirectories(directory);
        var forHaproxy = Files.createDirectories(directory.resolve("h"));
        var forPgbouncer = Files.createDirectories(directory.resolve("p"));
        var haproxyFile = writeHaproxy(cluster);
        var pgbouncerFile = writePgbouncer(forPgbouncer, cluster);
        haproxy =
                Programs.start(
                        forHaproxy, true, List.of(first, "-f", haproxyFile.toString(), "-db"));
        pgbouncer = Programs.start(forPgbouncer, false, List.of(second, pgbouncerFile.toString()));
        await("the proxies")
                .atMost(Duration.ofSeconds(30))
                .until(
                        () ->
                                Files.exists(directory.resolve("h", "s"))
                                        && Programs.answers(haproxyPort)
                                        && Programs.answers(pgbouncerPort));
    }

    private Path writeHaproxy(DatabaseSpec cluster) throws IOException {
        var primary = cluster.members().getFirst();
        var servers =
                cluster.members().stream()
                        .map(
                                m ->
                                        "server %s %s:%d check inter 1h%s"
                                                .formatted(
                                                        m.name(),
                                                        m.address(),
                                                        m.port(),
                                                        m.equals(primary) ? "" : " disabled"))
                        .collect(Collectors.joining("\n  "));
        return Files.writeString(
                directory.resolve("h", "haproxy.cfg"),
                """
                global
                  stats socket %s mode 600 level admin
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
                        .formatted(directory.resolve("h", "s"), haproxyPort, servers));
    }

    private Path writePgbouncer(Path folder, DatabaseSpec cluster) throws IOException {
        var primary = cluster.members().getFirst();
        Files.writeString(
                databases(),
                "[databases]\npostgres = host=%s port=%d\n"
                        .formatted(primary.address(), primary.port()));
        Files.writeString(folder.resolve("users"), "\"admin\" \"\"\n\"postgres\" \"\"\n");
        return Files.writeString(
                folder.resolve("pgbouncer.ini"),
                """
                %%include %s
                [pgbouncer]
                listen_addr = 127.0.0.1
                listen_port = %d
                unix_socket_dir =
                auth_type = trust
                auth_file = %s
                admin_users = admin
                pool_mode = session
                server_connect_timeout = 2
                server_login_retry = 1
                ignore_startup_parameters = extra_float_digits
                """
                        .formatted(databases(), pgbouncerPort, folder.resolve("users")));
    }

    private Path databases() {
        return directory.resolve("p", "databases.ini");
    }

    /// The cluster with both of them before it.
    DatabaseSpec before(DatabaseSpec cluster) {
        return cluster.behind(
                List.of(
                        new ProxySpec(
                                "lb1",
                                ProxySpec.Kind.HAPROXY,
                                directory.resolve("h", "s").toString(),
                                "pg_rw",
                                Path.of(""),
                                ""),
                        new ProxySpec(
                                "pool1",
                                ProxySpec.Kind.PGBOUNCER,
                                "127.0.0.1:" + pgbouncerPort,
                                "postgres",
                                databases(),
                                "admin")),
                addresses().getFirst());
    }

    /// Where clients write: through the one, and through the other.
    List<String> addresses() {
        return List.of(address(haproxyPort), address(pgbouncerPort));
    }

    private static String address(int port) {
        return "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port);
    }

    @Override
    public void close() {
        Programs.end(haproxy);
        Programs.end(pgbouncer);
    }
}
