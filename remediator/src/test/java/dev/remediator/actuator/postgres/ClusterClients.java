package dev.remediator.actuator.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Collectors;

/// Clients that write one row after the other, and know which were acknowledged.
final class ClusterClients implements AutoCloseable {
    private final String url;
    private final Set<Integer> acknowledged = new ConcurrentSkipListSet<>();
    private final Thread writer;
    private volatile boolean stopped;
    private volatile long pause;

    ClusterClients(DatabaseSpec spec) {
        url =
                spec.members().stream()
                        .map(member -> member.address() + ":" + member.port())
                        .collect(
                                Collectors.joining(
                                        ",",
                                        "jdbc:postgresql://",
                                        "/postgres?targetServerType=primary&hostRecheckSeconds=0"
                                                + "&connectTimeout=1&socketTimeout=5"));
        writer = Thread.startVirtualThread(this::writeOn);
    }

    int acknowledged() {
        return acknowledged.size();
    }

    Duration longestPause() {
        return Duration.ofMillis(Duration.ofNanos(pause).toMillis());
    }

    private void writeOn() {
        int next = 0;
        long last = System.nanoTime();
        while (!stopped) {
            try (var connection = DriverManager.getConnection(url, "postgres", "")) {
                execute(connection, "CREATE TABLE IF NOT EXISTS written (id int PRIMARY KEY)");
                while (!stopped) {
                    next++;
                    execute(connection, "INSERT INTO written VALUES (" + next + ")");
                    acknowledged.add(next);
                    pause = Math.max(pause, System.nanoTime() - last);
                    last = System.nanoTime();
                }
            } catch (SQLException e) {
                Thread.onSpinWait();
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// The acknowledged ones that a member does not have.
    Collection<Integer> missingAt(ClusterGround ground, String member) {
        var there = ground.ask(member, "SELECT string_agg(id::text, ',') FROM written");
        var missing = new TreeSet<>(acknowledged);
        for (var id : there.split(",", -1)) {
            missing.remove(Integer.valueOf(id));
        }
        return missing;
    }

    void stop() {
        stopped = true;
        try {
            writer.join(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stop();
    }
}
