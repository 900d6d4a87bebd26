package dev.remediator.actuator.postgres;

import dev.remediator.actuator.postgres.DatabaseSpec.Member;
import dev.remediator.port.ActuatorException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
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
        var properties = new Properties();
        properties.setProperty("user", spec.user());
        properties.setProperty("password", Password.of(spec));
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("socketTimeout", "0");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("ApplicationName", "remediator");
        try {
            connection =
                    DriverManager.getConnection(
                            "jdbc:postgresql://%s:%d/%s"
                                    .formatted(primary.address(), primary.port(), spec.database()),
                            properties);
        } catch (SQLException e) {
            throw refused(e);
        }
    }

    /// Makes sure that the primary keeps what a standby has not received yet, from now on. A slot
    /// of which something is lost already is made anew.
    void reserve(String slot) {
        query(
                "SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots"
                        + " WHERE slot_name = ? AND NOT active"
                        + " AND (restart_lsn IS NULL OR wal_status = 'lost')",
                slot);
        query(
                "SELECT pg_create_physical_replication_slot(name, true) FROM (SELECT ?::name AS"
                        + " name) AS wanted WHERE name NOT IN"
                        + " (SELECT slot_name FROM pg_replication_slots)",
                slot);
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
                "'%s' cannot be copied: %s".formatted(primary.name(), e.getMessage()), e);
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
