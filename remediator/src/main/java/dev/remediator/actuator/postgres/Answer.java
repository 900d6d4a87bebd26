package dev.remediator.actuator.postgres;

import dev.remediator.failover.Recovery;
import dev.remediator.failover.WalPosition;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/// What a server says of itself.
///
/// @param standby whether it is in recovery
/// @param position how far its log goes; unknown while a standby that was started again has not
///   replayed all that it has: until then nobody can say how much that is
/// @param streaming whether its receiver receives
/// @param conninfo whom it is set to follow
/// @param port the port it listens on
/// @param address its address as it sees it; empty for a socket in the file system
/// @param recovery the latest it remembers
record Answer(
        boolean standby,
        WalPosition position,
        boolean streaming,
        Conninfo conninfo,
        int port,
        String address,
        Optional<Recovery> recovery) {

    /// The log of a standby that does not stream is on the timeline of the newest file that its
    /// position lies in: its control file may still name the one before.
    private static final String QUESTION =
            """
            WITH me AS (
                SELECT pg_is_in_recovery() AS standby,
                       (SELECT received_tli FROM pg_stat_wal_receiver WHERE status = 'streaming')
                           AS streamed,
                       pg_size_bytes(current_setting('wal_segment_size'))::numeric AS segment
            ), log AS (
                SELECT *, CASE WHEN standby
                    THEN greatest(pg_last_wal_receive_lsn(), pg_last_wal_replay_lsn())
                    ELSE pg_current_wal_flush_lsn() END AS lsn,
                    NOT standby OR pg_last_wal_receive_lsn() IS NOT NULL OR EXISTS (
                        SELECT FROM pg_stat_activity WHERE backend_type = 'startup'
                        AND wait_event IN ('RecoveryWalStream', 'RecoveryWalAll',
                                           'RecoveryRetrieveRetryInterval')) AS known FROM me
            ), file AS (
                SELECT *, coalesce(lsn - '0/0'::pg_lsn, 0) AS bytes,
                       div(greatest(lsn - '0/0'::pg_lsn - 1, 0), segment) AS number,
                       div(4294967296, segment) AS numbers FROM log
            )
            SELECT standby, bytes::bigint AS bytes, streamed IS NOT NULL AS streaming, known,
                   CASE WHEN NOT standby
                   THEN ('x' || substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8))::bit(32)::bigint
                   ELSE greatest(
                       streamed,
                       (SELECT timeline_id FROM pg_control_checkpoint()),
                       (SELECT min_recovery_end_timeline FROM pg_control_recovery()),
                       (SELECT max(('x' || substr(name, 1, 8))::bit(32)::bigint)
                        FROM (SELECT name FROM pg_ls_waldir() WHERE streamed IS NULL) AS waldir
                        WHERE name ~ '^[0-9A-F]{24}$' AND substr(name, 9) =
                            upper(lpad(to_hex(div(number, numbers)::bigint), 8, '0')
                               || lpad(to_hex(mod(number, numbers)::bigint), 8, '0'))))
                   END AS timeline,
                   current_setting('primary_conninfo') AS conninfo,
                   current_setting('port')::int AS port,
                   coalesce(host(inet_server_addr()), '') AS address
            FROM file""";

    /// Asks.
    static Answer of(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(QUESTION)) {
            if (!row.next()) {
                throw new SQLException("it answered with nothing");
            }
            return new Answer(
                    row.getBoolean("standby"),
                    row.getBoolean("known")
                            ? new WalPosition(row.getLong("timeline"), row.getLong("bytes"))
                            : WalPosition.UNKNOWN,
                    row.getBoolean("streaming"),
                    new Conninfo(row.getString("conninfo")),
                    row.getInt("port"),
                    row.getString("address"),
                    Ledger.recovery(connection));
        }
    }
}
