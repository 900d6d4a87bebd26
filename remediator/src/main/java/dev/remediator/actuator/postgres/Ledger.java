package dev.remediator.actuator.postgres;

import dev.remediator.failover.Recovery;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;

/// What a cluster remembers of us, in its own schema `remediator`, which is made when it is first
/// written to: heartbeats, recoveries, and how long copies took. It goes where the data goes.
///
/// A heartbeat is a row of its own: one that waits for standbys must not make another one wait.
final class Ledger {
    private static final Set<String> NOT_MADE_YET = Set.of("3F000", "42P01", "42703");
    private static final String SCHEMA =
            """
            SET LOCAL synchronous_commit = local;
            SELECT pg_advisory_xact_lock(7236154410291);
            CREATE SCHEMA IF NOT EXISTS remediator;
            CREATE TABLE IF NOT EXISTS remediator.heartbeat (
                at timestamptz NOT NULL DEFAULT clock_timestamp(), nonce text NOT NULL);
            CREATE TABLE IF NOT EXISTS remediator.recovery (
                at timestamptz NOT NULL, from_member text NOT NULL, to_member text NOT NULL,
                epoch bigint PRIMARY KEY, acknowledged_at timestamptz, acknowledged_by text,
                reason text);
            ALTER TABLE remediator.recovery
                ADD COLUMN IF NOT EXISTS degraded boolean NOT NULL DEFAULT false;
            CREATE TABLE IF NOT EXISTS remediator.copy (
                at timestamptz NOT NULL, member text NOT NULL, bytes bigint NOT NULL,
                seconds double precision NOT NULL)""";

    private static final String BEAT =
            """
            WITH swept AS (
                DELETE FROM remediator.heartbeat WHERE ctid = ANY (ARRAY(
                    SELECT ctid FROM remediator.heartbeat
                    WHERE at < clock_timestamp() - interval '10 minutes'
                    LIMIT 100 FOR UPDATE SKIP LOCKED)))
            INSERT INTO remediator.heartbeat (nonce) VALUES (?)""";

    private Ledger() {}

    /// Writes a row as this connection writes.
    static void beat(Connection connection, String nonce) throws SQLException {
        written(connection, () -> Statements.run(connection, BEAT, nonce));
    }

    /// Whether a write reaches the disk here, whoever acknowledges it elsewhere.
    static void beatHere(Connection connection, Duration limit) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("SET synchronous_commit = local");
            statement.execute("SET statement_timeout = " + limit.toMillis());
            statement.execute("SET lock_timeout = " + limit.toMillis());
        }
        beat(connection, "here");
    }

    static boolean hasBeat(Connection connection, String nonce) throws SQLException {
        return Statements.yes(
                connection,
                "SELECT EXISTS (SELECT FROM remediator.heartbeat WHERE nonce = ?)",
                nonce);
    }

    /// Writes a recovery down, once for each epoch.
    static void recovered(Connection connection, Recovery recovery) throws SQLException {
        written(
                connection,
                () ->
                        Statements.run(
                                connection,
                                "INSERT INTO remediator.recovery"
                                        + " (at, from_member, to_member, epoch, acknowledged_at, degraded)"
                                        + " VALUES (?, ?, ?, ?, CASE WHEN ? THEN ?::timestamptz END, ?)"
                                        + " ON CONFLICT (epoch) DO NOTHING",
                                time(recovery.at()),
                                recovery.from(),
                                recovery.to(),
                                recovery.epoch(),
                                recovery.acknowledged(),
                                time(recovery.at()),
                                recovery.degraded()));
    }

    /// The latest recovery, if one is known here. A table of an earlier build has no column for
    /// whether it is degraded, and a standby cannot get one.
    static Optional<Recovery> recovery(Connection connection) throws SQLException {
        if (!Statements.yes(connection, "SELECT to_regclass('remediator.recovery') IS NOT NULL")) {
            return Optional.empty();
        }
        try (var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "SELECT at, from_member, to_member, epoch, acknowledged_at IS NOT NULL,"
                                        + " coalesce((to_jsonb(recovery) ->> 'degraded')::boolean, false)"
                                        + " FROM remediator.recovery ORDER BY epoch DESC LIMIT 1")) {
            return rows.next()
                    ? Optional.of(
                            new Recovery(
                                    rows.getObject(1, OffsetDateTime.class).toInstant(),
                                    rows.getString(2),
                                    rows.getString(3),
                                    rows.getLong(4),
                                    rows.getBoolean(5),
                                    rows.getBoolean(6)))
                    : Optional.empty();
        }
    }

    /// Marks the latest recovery as acknowledged.
    ///
    /// @return whether there is one
    static boolean acknowledged(Connection connection, Instant at, String by, String reason)
            throws SQLException {
        return recovery(connection).isPresent()
                && Statements.one(
                                connection,
                                "UPDATE remediator.recovery SET acknowledged_at = ?,"
                                        + " acknowledged_by = ?, reason = ? WHERE epoch ="
                                        + " (SELECT max(epoch) FROM remediator.recovery)"
                                        + " RETURNING epoch",
                                time(at),
                                by,
                                reason)
                        .isPresent();
    }

    /// No recovery counts as degraded any more. Returns when as many have that as acknowledge now.
    static void noLongerDegraded(Connection connection) throws SQLException {
        Statements.run(
                connection, "UPDATE remediator.recovery SET degraded = false WHERE degraded");
    }

    static void copied(Connection connection, Instant at, String member, Copied copied)
            throws SQLException {
        written(
                connection,
                () ->
                        Statements.run(
                                connection,
                                "INSERT INTO remediator.copy (at, member, bytes, seconds)"
                                        + " VALUES (?, ?, ?, ?)",
                                time(at),
                                member,
                                copied.bytes(),
                                copied.took().toMillis() / 1000.0));
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private interface Write {
        void run() throws SQLException;
    }

    private static void written(Connection connection, Write write) throws SQLException {
        try {
            write.run();
        } catch (SQLException e) {
            if (!NOT_MADE_YET.contains(String.valueOf(e.getSQLState()))) {
                throw e;
            }
            make(connection);
            write.run();
        }
    }

    private static void make(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute(SCHEMA);
            connection.commit();
        } catch (SQLException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }
}
