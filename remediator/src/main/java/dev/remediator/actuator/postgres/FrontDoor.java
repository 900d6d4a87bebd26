package dev.remediator.actuator.postgres;

import dev.remediator.actuator.postgres.DatabaseSpec.Member;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// Where clients write to: a proxy's address, or whichever member says that it is the primary.
///
/// The second is asked of all members at the same time, so that a frozen one, which lets everybody
/// connect and answers nobody, holds nothing up.
final class FrontDoor {
    private static final Duration LIMIT = Duration.ofSeconds(1);

    private final DatabaseSpec spec;
    private final Sql sql;

    FrontDoor(DatabaseSpec spec, Sql sql) {
        this.spec = spec;
        this.sql = sql;
    }

    /// A connection to the primary.
    ///
    /// @throws SQLException if there is none within a second
    Connection open() throws SQLException {
        return spec.frontDoor().isEmpty() ? whoeverIsPrimary() : throughProxy();
    }

    private Connection throughProxy() throws SQLException {
        var properties = sql.properties(LIMIT);
        properties.setProperty("prepareThreshold", "0");
        properties.setProperty("hostRecheckSeconds", "0");
        return DriverManager.getConnection(spec.frontDoor(), properties);
    }

    private Connection whoeverIsPrimary() throws SQLException {
        var found = new LinkedBlockingQueue<Optional<Connection>>();
        var members = sql.members();
        for (var member : members) {
            Thread.startVirtualThread(() -> found.add(primaryAt(member)));
        }
        long end = System.nanoTime() + LIMIT.toNanos();
        int left = members.size();
        try {
            while (left > 0) {
                var next = poll(found, end);
                if (next.isEmpty()) {
                    break;
                }
                left--;
                if (next.get().isPresent()) {
                    return next.get().get();
                }
            }
        } finally {
            closeOthers(found, left);
        }
        throw new SQLException("no member says that it is the primary", "08001");
    }

    private static Optional<Optional<Connection>> poll(
            LinkedBlockingQueue<Optional<Connection>> found, long end) throws SQLException {
        try {
            return Optional.ofNullable(found.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("the work was cancelled before it was done", "57014", e);
        }
    }

    private static void closeOthers(LinkedBlockingQueue<Optional<Connection>> found, int left) {
        Thread.startVirtualThread(
                () -> {
                    for (int i = 0; i < left; i++) {
                        close(found);
                    }
                });
    }

    private static void close(LinkedBlockingQueue<Optional<Connection>> found) {
        try {
            var late = found.take();
            if (late.isPresent()) {
                late.get().close();
            }
        } catch (SQLException e) {
            // It is closed as far as we are concerned.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Optional<Connection> primaryAt(Member member) {
        try {
            return primary(sql.open(member, LIMIT));
        } catch (SQLException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Connection> primary(Connection connection) throws SQLException {
        boolean keep = false;
        try {
            keep = !Statements.isStandby(connection);
            return keep ? Optional.of(connection) : Optional.empty();
        } finally {
            if (!keep) {
                connection.close();
            }
        }
    }

    /// Who answers behind it.
    ///
    /// @throws SQLException if nobody does
    Answer ask() throws SQLException {
        try (var connection = open()) {
            return Answer.of(connection);
        }
    }

    /// Writes a row as clients do, and returns when it is committed with everybody's
    /// acknowledgement. While one of ours still waits for that, no other is begun: each would
    /// occupy a connection until standbys return.
    ///
    /// @return what finds the row
    /// @throws SQLException if it was not committed within a second or two
    String write() throws SQLException {
        try (var connection = open()) {
            return write(connection);
        }
    }

    static String write(Connection connection) throws SQLException {
        var free =
                Parallel.until(
                        Duration.ofMillis(500),
                        () ->
                                Statements.yes(
                                        connection,
                                        "SELECT NOT EXISTS (SELECT FROM pg_stat_activity WHERE"
                                                + " application_name = ? AND wait_event = 'SyncRep')",
                                        Sql.APPLICATION));
        if (!free) {
            throw new SQLException("an earlier write still waits for its standbys", "08006");
        }
        var nonce = UUID.randomUUID().toString();
        Ledger.beat(connection, nonce);
        return nonce;
    }
}
