package dev.remediator.actuator.postgres;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.remediator.actuator.host.Commands;
import dev.remediator.actuator.host.LocalCommands;
import dev.remediator.failover.Terms;
import dev.remediator.port.Order;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// A cluster to break, with the programs of this machine or with those that came with this one.
final class Ground implements AutoCloseable {
    private static final Path BUNDLED = unpackHere();
    private static final Terms TERMS =
            new Terms(
                    1,
                    Terms.WhenAlone.BLOCK,
                    Duration.ZERO,
                    false,
                    Duration.ZERO,
                    Duration.ofMinutes(30),
                    Duration.ZERO);

    private final OwnCluster cluster;
    private final LocalCommands commands = new LocalCommands();
    private final Binaries binaries;

    Ground(Path directory, int members, OwnCluster.Origin origin) {
        if (origin == OwnCluster.Origin.MACHINE) {
            requireMachine();
        }
        cluster = new OwnClusterStart(directory, members, TERMS, origin, BUNDLED).start();
        binaries = Binaries.in(commands, cluster.spec().binaries());
    }

    /// Skips the test where this machine has no PostgreSQL; where it must have one, that fails.
    static void requireMachine() {
        if (Binaries.on(new LocalCommands(), Path.of("")).isEmpty()) {
            var sentence = "the package postgresql is not installed";
            if (List.of("1", "true")
                    .contains(String.valueOf(System.getenv("REMEDIATOR_REQUIRE_REAL")))) {
                fail(sentence);
            }
            abort(sentence);
        }
    }

    /// Readable for whoever PostgreSQL runs as; gone when the tests are over.
    private static Path unpackHere() {
        try {
            var directory = Files.createTempDirectory("remediator-postgresql-");
            new OwnGround(directory, new LocalCommands()).prepare(List.of());
            Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(directory)));
            return directory;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void remove(Path directory) {
        try (var all = Files.walk(directory)) {
            for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static Path bundled() {
        return BundledBinaries.unpackedIn(BUNDLED);
    }

    static Order order(String key, long token) {
        return new Order(key, token);
    }

    OwnCluster cluster() {
        return cluster;
    }

    LocalCommands commands() {
        return commands;
    }

    HostFiles files() {
        return new HostFiles(commands);
    }

    PostgresHost host(String member) {
        return host(member(member), commands);
    }

    PostgresHost host(DatabaseSpec.Member member, Commands there) {
        return new PostgresHost(cluster.spec(), member, there, binaries);
    }

    DatabaseSpec.Member member(String name) {
        return cluster.spec().member(name).orElseThrow();
    }

    Path data(String member) {
        return member(member).data();
    }

    Connection open(String member) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:%d/postgres?connectTimeout=5&socketTimeout=20"
                        .formatted(member(member).port()),
                "postgres",
                "");
    }

    /// The first column of the first row; empty if there is none.
    String ask(String member, String sql) {
        try (var connection = open(member);
                var statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return "";
            }
            try (var rows = statement.getResultSet()) {
                return rows.next() ? String.valueOf(rows.getString(1)) : "";
            }
        } catch (SQLException e) {
            throw new AssertionError(sql + " on " + member, e);
        }
    }

    boolean inRecovery(String member) {
        return ask(member, "SELECT pg_is_in_recovery()").equals("t");
    }

    /// What lies beside the data directory, by name.
    List<String> beside(String member) throws IOException {
        try (Stream<Path> all = Files.list(data(member).resolveSibling(""))) {
            return all.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    @Override
    public void close() {
        cluster.close();
    }
}
