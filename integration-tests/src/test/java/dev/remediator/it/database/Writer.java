package dev.remediator.it.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.BitSet;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;

/// A client that writes one row after the other through one door, and knows which were
/// acknowledged.
final class Writer implements AutoCloseable {
    private static final long PAUSE = Duration.ofMillis(4).toNanos();

    private final String name;
    private final String address;
    private final BitSet acknowledged = new BitSet();
    private final Thread thread;
    private volatile boolean stopped;
    private long longest;

    /// Begins at once.
    ///
    /// @param name whose rows these are
    Writer(String name, String address) {
        this.name = name;
        this.address = address;
        thread = Thread.ofVirtual().name("writer " + name).start(this::writeOn);
    }

    private void writeOn() {
        var settings = new Properties();
        settings.setProperty("user", "postgres");
        settings.setProperty("connectTimeout", "1");
        settings.setProperty("loginTimeout", "3");
        settings.setProperty("socketTimeout", "3");
        settings.setProperty("gssEncMode", "disable");
        int next = 0;
        long last = System.nanoTime();
        while (!stopped) {
            try (var connection = DriverManager.getConnection(address, settings)) {
                execute(
                        connection,
                        "CREATE TABLE IF NOT EXISTS written (who text, id int, PRIMARY KEY (who, id))");
                while (!stopped) {
                    next++;
                    execute(
                            connection,
                            "INSERT INTO written VALUES ('%s', %d)".formatted(name, next));
                    long now = System.nanoTime();
                    acknowledge(next, now - last);
                    last = now;
                    LockSupport.parkNanos(PAUSE);
                }
            } catch (SQLException e) {
                LockSupport.parkNanos(10 * PAUSE);
            }
        }
    }

    private synchronized void acknowledge(int id, long since) {
        acknowledged.set(id);
        longest = Math.max(longest, since);
    }

    /// How many were acknowledged.
    synchronized int count() {
        return acknowledged.cardinality();
    }

    /// The longest time between two of them since this was asked last.
    synchronized Duration longestPause() {
        var pause = Duration.ofNanos(longest);
        longest = 0;
        return pause;
    }

    /// Those that were acknowledged before and are not in this database now.
    BitSet missingAt(Connection primary) throws SQLException {
        BitSet missing;
        synchronized (this) {
            missing = (BitSet) acknowledged.clone();
        }
        try (var statement = primary.prepareStatement("SELECT id FROM written WHERE who = ?")) {
            statement.setString(1, name);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    missing.clear(rows.getInt(1));
                }
            }
        }
        return missing;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public String toString() {
        return name;
    }

    @Override
    public void close() {
        stopped = true;
        try {
            var _ = thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
