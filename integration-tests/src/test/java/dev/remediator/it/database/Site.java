package dev.remediator.it.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.remediator.actuator.postgres.DatabaseInventory;
import dev.remediator.actuator.postgres.DatabaseSpec;
import dev.remediator.actuator.postgres.DatabaseSpec.Member;
import dev.remediator.actuator.postgres.OwnCluster;
import dev.remediator.actuator.postgres.PostgresCluster;
import dev.remediator.failover.Terms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Properties;
import java.util.function.UnaryOperator;

/// Three members, two proxies, clients that write through each of them, somebody who watches, and
/// what acts on it.
final class Site implements AutoCloseable {
    private static final Duration SOON = Duration.ofSeconds(60);

    private final OwnCluster cluster;
    private final Doors doors;
    private final DatabaseSpec spec;
    private final DatabaseInventory inventory;
    private final List<Writer> writers;
    private final Watcher watcher;

    /// Three local members, one of which acknowledges.
    Site(Path directory) throws IOException {
        this(directory, UnaryOperator.identity());
    }

    /// The same, described otherwise.
    Site(Path directory, UnaryOperator<DatabaseSpec> described) throws IOException {
        cluster = OwnCluster.start(directory, 3, Terms.DEFAULT, OwnCluster.Origin.EITHER);
        doors = doors(directory);
        spec = described.apply(doors.before(cluster.spec()));
        inventory =
                new DatabaseInventory(
                        List.of(spec),
                        Files.createDirectories(directory.resolve("binaries")),
                        InstantSource.system());
        writers =
                List.of(
                        new Writer("haproxy", doors.addresses().getFirst()),
                        new Writer("pgbouncer", doors.addresses().getLast()));
        watcher = new Watcher(spec);
        awaitWrites();
    }

    private Doors doors(Path directory) throws IOException {
        try {
            return new Doors(directory.resolve("doors"), cluster.spec());
        } catch (IOException | RuntimeException | Error e) {
            cluster.close();
            throw e;
        }
    }

    OwnCluster cluster() {
        return cluster;
    }

    DatabaseSpec spec() {
        return spec;
    }

    PostgresCluster db() {
        return inventory.clusters().getFirst();
    }

    /// The one member that says that it is a primary.
    String primary() {
        var primaries = db().observe().primaries();
        assertThat(primaries).hasSize(1);
        return primaries.getFirst().member();
    }

    Member member(String name) {
        return spec.member(name).orElseThrow();
    }

    /// Returns when clients of every proxy get on.
    void awaitWrites() {
        for (var writer : writers) {
            int before = writer.count();
            await("writes of " + writer).atMost(SOON).until(() -> writer.count() > before + 3);
        }
    }

    /// The longest time for which a client of any proxy could not write, since this was asked last.
    Duration longestPause() {
        return writers.stream().map(Writer::longestPause).max(Duration::compareTo).orElseThrow();
    }

    /// Whenever two members were primaries at one time.
    List<String> twoAtOnce() {
        return watcher.twoAtOnce();
    }

    int acknowledged() {
        return writers.stream().mapToInt(Writer::count).sum();
    }

    /// Nothing is lost, one member takes writes, and all others stream from it and count.
    ///
    /// @return the primary
    String isWhole() throws SQLException {
        awaitWrites();
        await("all standbys count")
                .atMost(SOON)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> db().quorumOf(primary()).size() == spec.members().size() - 1);
        var writable = db().observe().members().stream().filter(m -> m.writable()).toList();
        assertThat(writable).hasSize(1);
        var primary = writable.getFirst().member();
        isNothingLost(primary);
        return primary;
    }

    /// Everything that was acknowledged is there, and no two members were primaries at one time.
    void isNothingLost(String primary) throws SQLException {
        try (var connection = connect(member(primary), new Properties())) {
            for (var writer : writers) {
                assertThat(writer.missingAt(connection).stream().boxed())
                        .as("acknowledged through %s and lost", writer)
                        .isEmpty();
            }
        }
        assertThat(watcher.twoAtOnce()).as("two primaries at once").isEmpty();
        assertThat(watcher.rounds()).as("the watcher looks").isPositive();
    }

    /// A connection to one member, whatever proxies say.
    static Connection connect(Member member, Properties settings) throws SQLException {
        settings.setProperty("user", "postgres");
        settings.setProperty("gssEncMode", "disable");
        var url = "jdbc:postgresql://%s:%d/postgres".formatted(member.address(), member.port());
        return DriverManager.getConnection(url, settings);
    }

    @Override
    public void close() {
        writers.forEach(Writer::close);
        watcher.close();
        spec.members().forEach(member -> cluster.thaw(member.name()));
        inventory.close();
        doors.close();
        cluster.close();
    }
}
