package dev.remediator.actuator.postgres;

import dev.remediator.actuator.postgres.DatabaseSpec.Member;
import dev.remediator.failover.Recovery;
import dev.remediator.port.ActuatorException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/// What a primary has to do with its standbys: who acknowledges, what is kept for whom, and who
/// follows.
final class Leading {
    private static final Duration LIMIT = Duration.ofSeconds(2);
    private static final Duration CATCH_UP = Duration.ofSeconds(10);

    private final DatabaseSpec spec;
    private final Sql sql;

    Leading(DatabaseSpec spec, Sql sql) {
        this.spec = spec;
        this.sql = sql;
    }

    /// Who acknowledges from now on. One that was degraded is so until they have what was written
    /// meanwhile.
    void acknowledgedBy(Member primary, List<Member> standbys) {
        sql.at(
                primary,
                CATCH_UP,
                connection -> {
                    name(connection, standbys);
                    Statements.reload(connection);
                    var degraded = Ledger.recovery(connection).filter(Recovery::degraded);
                    if (degraded.isPresent() && !standbys.isEmpty()) {
                        awaitCaughtUp(connection, primary, standbys);
                        Ledger.noLongerDegraded(connection);
                    }
                    return true;
                });
    }

    private void awaitCaughtUp(Connection connection, Member primary, List<Member> standbys)
            throws SQLException {
        var names = standbys.stream().map(Member::name).toArray(String[]::new);
        var here = Statements.one(connection, "SELECT pg_current_wal_lsn()").orElseThrow();
        if (!Parallel.until(
                CATCH_UP.dividedBy(2),
                () ->
                        Statements.yes(
                                connection,
                                "SELECT count(*) >= ? FROM pg_stat_replication"
                                        + " WHERE application_name = ANY (?)"
                                        + " AND sync_state IN ('sync', 'quorum')"
                                        + " AND flush_lsn >= ?::pg_lsn",
                                spec.terms().acks(),
                                connection.createArrayOf("text", names),
                                here))) {
            throw new ActuatorException(
                    "'%s' asks %s for acknowledgements and counts as degraded still: they have not all that it wrote"
                            .formatted(primary.name(), String.join(", ", names)));
        }
    }

    /// Says who acknowledges, from the next reload on.
    void name(Connection connection, List<Member> standbys) throws SQLException {
        Statements.alterSystem(
                connection,
                "synchronous_standby_names",
                names(spec.terms().acks(), standbys.stream().map(Member::name).toList()));
    }

    /// Such as `ANY 1 ("n2", "n3")`; empty: nobody.
    static String names(int acks, List<String> standbys) {
        return standbys.isEmpty()
                ? ""
                : "ANY %d (%s)"
                        .formatted(
                                acks,
                                standbys.stream()
                                        .map(name -> '"' + name.replace("\"", "\"\"") + '"')
                                        .collect(Collectors.joining(", ")));
    }

    /// Keeps from now on what this standby has not received. A slot of which something is lost
    /// already is made anew. Works on a standby too.
    static void reserve(Connection connection, Member standby) throws SQLException {
        Statements.all(
                connection,
                "SELECT pg_drop_replication_slot(slot_name)::text FROM pg_replication_slots"
                        + " WHERE slot_name = ? AND slot_type = 'physical' AND NOT active"
                        + " AND (restart_lsn IS NULL OR wal_status = 'lost')",
                standby.name());
        Statements.all(
                connection,
                "SELECT pg_create_physical_replication_slot(name, true)::text"
                        + " FROM (SELECT ?::name AS name) AS wanted"
                        + " WHERE name NOT IN (SELECT slot_name FROM pg_replication_slots)",
                standby.name());
    }

    /// Keeps nothing for this standby any more.
    void forget(Member primary, Member standby) {
        sql.at(
                primary,
                LIMIT,
                connection ->
                        Statements.all(
                                connection,
                                "SELECT pg_drop_replication_slot(slot_name)::text"
                                        + " FROM pg_replication_slots WHERE slot_name = ?"
                                        + " AND slot_type = 'physical' AND NOT active",
                                standby.name()));
    }

    void reserve(Member primary, List<Member> standbys) {
        sql.at(
                primary,
                LIMIT,
                connection -> {
                    if (Statements.isStandby(connection)) {
                        throw new ActuatorException(
                                "nobody is made to follow '%s': it is no primary"
                                        .formatted(primary.name()));
                    }
                    for (var standby : standbys) {
                        reserve(connection, standby);
                    }
                    return true;
                });
    }

    void follow(List<Member> standbys, Member primary) {
        reserve(primary, standbys);
        var _ = Parallel.each(standbys, standby -> followed(standby, primary));
    }

    private boolean followed(Member standby, Member primary) {
        return sql.at(
                standby,
                LIMIT,
                connection -> {
                    if (!Statements.isStandby(connection)) {
                        throw new ActuatorException(
                                "'%s' cannot follow '%s': it is a primary"
                                        .formatted(standby.name(), primary.name()));
                    }
                    var fresh = Following.conninfo(spec, standby, primary);
                    var now = new Conninfo(Statements.written(connection, "primary_conninfo"));
                    Statements.alterSystem(
                            connection,
                            "primary_conninfo",
                            now.restored().to(standby, primary, fresh).text());
                    Statements.alterSystem(connection, "primary_slot_name", standby.name());
                    Statements.reload(connection);
                    dropOwn(connection);
                    return true;
                });
    }

    /// Ends what a standby kept for others when it was a primary: it would fill its disk.
    void dropOwn(Member standby) {
        sql.at(
                standby,
                LIMIT,
                connection -> {
                    if (Statements.isStandby(connection)) {
                        dropOwn(connection);
                    }
                    return true;
                });
    }

    void dropOwn(Connection connection) throws SQLException {
        for (var member : sql.members()) {
            Statements.all(
                    connection,
                    "SELECT pg_drop_replication_slot(slot_name)::text FROM pg_replication_slots"
                            + " WHERE slot_name = ? AND slot_type = 'physical' AND NOT active",
                    member.name());
        }
    }

    /// Those who stream and whose acknowledgement counts.
    List<String> quorumOf(Member primary) {
        var streaming =
                sql.at(
                        primary,
                        LIMIT,
                        connection ->
                                Statements.all(
                                        connection,
                                        "SELECT application_name FROM pg_stat_replication"
                                                + " WHERE state = 'streaming'"
                                                + " AND sync_state IN ('sync', 'quorum')"));
        return sql.members().stream().map(Member::name).filter(streaming::contains).toList();
    }
}
