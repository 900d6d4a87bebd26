package dev.remediator.actuator.postgres;

import dev.remediator.actuator.postgres.DatabaseSpec.Member;
import dev.remediator.port.ActuatorException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// One connection to the primary that a copy is made of. PostgreSQL ends a backup whose connection
/// is gone.
final class Backup implements AutoCloseable {
    private static final Duration FREE_WITHIN = Duration.ofSeconds(30);
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    private final Member primary;
    private final Connection connection;

    Backup(DatabaseSpec spec, Member primary) {
        this.primary = primary;
        try {
            connection = new Sql(spec).openPatiently(primary);
        } catch (SQLException e) {
            throw refused(e);
        }
    }

    /// Makes sure that the primary keeps what this standby has not received yet, from now on.
    void reserve(Member standby) {
        try {
            Leading.reserve(connection, standby);
        } catch (SQLException e) {
            throw refused(e);
        }
    }

    /// Returns when nobody receives with this slot: one whose receiver was just ended is free when
    /// the primary has noticed.
    void awaitFree(String slot) {
        var end = System.nanoTime() + FREE_WITHIN.toNanos();
        while (!query(
                        "SELECT count(*) FROM pg_replication_slots WHERE slot_name = ? AND active",
                        slot)
                .equals("0")) {
            if (System.nanoTime() > end) {
                throw new ActuatorException(
                        "somebody else receives from '%s' with the replication slot '%s'"
                                .formatted(primary.name(), slot));
            }
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
    }

    /// Does something while the primary's files may be copied.
    ///
    /// @return what has to stand in the copy's `backup_label`
    String during(String label, Runnable copying) {
        query("SELECT pg_backup_start(?, true)", label);
        copying.run();
        return query("SELECT labelfile FROM pg_backup_stop(?::boolean)", "false");
    }

    /// Returns when this many standbys stream.
    void awaitStreaming(int standbys, Duration limit) {
        var end = System.nanoTime() + limit.toNanos();
        var wanted = Integer.toString(standbys);
        while (!query(
                        "SELECT count(*) FROM pg_stat_replication WHERE state = ?"
                                + " AND application_name NOT LIKE 'pg_basebackup%'",
                        "streaming")
                .equals(wanted)) {
            if (System.nanoTime() > end) {
                throw new ActuatorException(
                        "not all of %d standbys stream from '%s' after %d s"
                                .formatted(standbys, primary.name(), limit.toSeconds()));
            }
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
    }

    private String query(String sql, String parameter) {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, parameter);
            try (var rows = statement.executeQuery()) {
                var first = rows.next() ? rows.getString(1) : "";
                return first == null ? "" : first;
            }
        } catch (SQLException e) {
            throw refused(e);
        }
    }

    private ActuatorException refused(SQLException e) {
        return new ActuatorException(
                "'%s' cannot be copied: %s".formatted(primary.name(), Sql.problem(e)), e);
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw refused(e);
        }
    }
}
