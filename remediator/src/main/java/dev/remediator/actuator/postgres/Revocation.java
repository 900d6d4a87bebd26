package dev.remediator.actuator.postgres;

import dev.remediator.actuator.postgres.DatabaseSpec.Member;
import dev.remediator.failover.Confirmation;
import dev.remediator.port.ActuatorException;
import dev.remediator.port.Order;
import dev.remediator.port.Superseded;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What a standby receives, and from whom: taken from it, given back, begun anew.
final class Revocation {
    private static final Duration LIMIT = Duration.ofSeconds(2);
    private static final Duration SOON = Duration.ofMillis(300);
    private static final Duration RECEIVER_ENDS_WITHIN = Duration.ofSeconds(2);
    private static final Duration CONNECTS_WITHIN = Duration.ofSeconds(1);
    private static final long LONGEST_RETRY_MILLIS = 10_000;
    private static final String CONNINFO = "primary_conninfo";

    /// Nothing is received, and no receiver from before the reload is left. The startup process has
    /// had the time to read its settings: until then it may start another receiver with the old.
    private static final String NOTHING_RECEIVED =
            """
            SELECT NOT EXISTS (SELECT FROM pg_stat_wal_receiver)
               AND clock_timestamp() > ?::timestamptz + interval '50 ms'
               AND NOT EXISTS (SELECT FROM pg_stat_activity WHERE backend_type = 'walreceiver'
                               AND backend_start < ?::timestamptz + interval '50 ms')""";

    /// One that began to connect after the reload is at it for so long: nobody answers it.
    private static final String IN_VAIN =
            """
            SELECT EXISTS (SELECT FROM pg_stat_activity WHERE backend_type = 'walreceiver'
                           AND backend_start >= ?::timestamptz
                           AND backend_start < clock_timestamp() - interval '700 ms')
               AND NOT EXISTS (SELECT FROM pg_stat_wal_receiver)""";

    private final Sql sql;
    private final Leading leading;
    private final Function<String, PostgresHost> hosts;

    Revocation(Sql sql, Leading leading, Function<String, PostgresHost> hosts) {
        this.sql = sql;
        this.leading = leading;
        this.hosts = hosts;
    }

    /// @throws Superseded if the word of one was taken back for a younger order, when the others
    ///   were asked
    List<Confirmation> revoke(List<Member> standbys, Order order) {
        return Parallel.each(standbys, standby -> revoked(standby, order));
    }

    private Confirmation revoked(Member standby, Order order) {
        try {
            return sql.at(standby, LIMIT, connection -> revoked(connection, standby, order));
        } catch (Superseded e) {
            throw e;
        } catch (ActuatorException e) {
            return Confirmation.not(standby.name(), String.valueOf(e.getMessage()));
        }
    }

    private Confirmation revoked(Connection connection, Member standby, Order order)
            throws SQLException {
        if (!Statements.isStandby(connection)) {
            return Confirmation.not(standby.name(), "it is a primary");
        }
        Promotion.refuseOld(connection, order);
        var before = new Conninfo(Statements.written(connection, CONNINFO));
        refuseOlder(before, standby, order);
        var after = before.revoked(order.fencingToken());
        if (!after.equals(before) && !before.text().isBlank()) {
            Statements.alterSystem(connection, CONNINFO, after.text());
        }
        Statements.reload(connection);
        var since = Statements.one(connection, "SELECT clock_timestamp()").orElseThrow();
        return comesTrue(
                        standby,
                        RECEIVER_ENDS_WITHIN,
                        () -> Statements.yes(connection, NOTHING_RECEIVED, since, since))
                ? Confirmation.of(standby.name())
                : Confirmation.not(
                        standby.name(),
                        "its receiver was told to end and is still there after %d s"
                                .formatted(RECEIVER_ENDS_WITHIN.toSeconds()));
    }

    /// A receiver that does not do soon what it was told may have been stopped.
    private boolean comesTrue(
            Member standby, Duration limit, Parallel.Question<SQLException> question)
            throws SQLException {
        if (Parallel.until(SOON, question)) {
            return true;
        }
        try {
            hosts.apply(standby.name()).letReceiverGoOn();
        } catch (ActuatorException e) {
            // Its host is out of reach; then what was told must be enough.
        }
        return Parallel.until(limit.minus(SOON), question);
    }

    private static void refuseOlder(Conninfo now, Member standby, Order order) {
        long with = now.revokedWith().orElse(0);
        if (order.fencingToken() < with) {
            throw new Superseded(
                    "refused: fencing token %d is older than %d, for which '%s' was told not to receive"
                            .formatted(order.fencingToken(), with, standby.name()));
        }
    }

    /// Gives back what [#revoke] took, and ends what they kept for others because they were to be
    /// primaries.
    ///
    /// @throws ActuatorException that names all who could not be told, when the others were
    /// @throws Superseded if the word of one was taken back for a younger order, likewise
    void restore(List<Member> standbys, Order order) {
        var problems =
                Parallel.each(standbys, standby -> restored(standby, order)).stream()
                        .filter(problem -> !problem.isEmpty())
                        .collect(Collectors.joining("; "));
        if (!problems.isEmpty()) {
            throw new ActuatorException("not everybody follows again: " + problems);
        }
    }

    private String restored(Member standby, Order order) {
        try {
            return sql.at(
                    standby,
                    LIMIT,
                    connection -> {
                        var now = new Conninfo(Statements.written(connection, CONNINFO));
                        if (now.isRevoked() && Statements.isStandby(connection)) {
                            refuseOlder(now, standby, order);
                            Statements.alterSystem(connection, CONNINFO, now.restored().text());
                            Statements.reload(connection);
                            leading.dropOwn(connection);
                        }
                        return "";
                    });
        } catch (Superseded e) {
            throw e;
        } catch (ActuatorException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /// Makes receivers connect anew. One that streams from a dead or frozen primary would believe
    /// for `wal_receiver_timeout` that it lives.
    void reconnect(List<Member> standbys) {
        var _ = Parallel.each(standbys, this::reconnected);
    }

    private boolean reconnected(Member standby) {
        try {
            return sql.at(standby, LIMIT, connection -> reconnected(connection, standby));
        } catch (ActuatorException e) {
            return false;
        }
    }

    private boolean reconnected(Connection connection, Member standby) throws SQLException {
        var now = new Conninfo(Statements.written(connection, CONNINFO));
        if (now.isRevoked() || now.text().isBlank() || !Statements.isStandby(connection)) {
            return false;
        }
        var before = receiver(connection);
        Statements.alterSystem(connection, CONNINFO, now.toggled().text());
        Statements.reload(connection);
        var since = Statements.one(connection, "SELECT clock_timestamp()").orElseThrow();
        return comesTrue(
                standby,
                CONNECTS_WITHIN.plus(retry(connection)),
                () -> {
                    var after = receiver(connection);
                    return (!after.isEmpty() && !Objects.equals(after, before))
                            || Statements.yes(connection, IN_VAIN, since);
                });
    }

    /// How long a standby waits before it tries again. The first try of one that streamed may meet
    /// its own slot, still in use by the connection that it ended.
    private static Duration retry(Connection connection) throws SQLException {
        long millis =
                Statements.one(
                                connection,
                                "SELECT setting FROM pg_settings"
                                        + " WHERE name = 'wal_retrieve_retry_interval'")
                        .map(Long::parseLong)
                        .orElse(0L);
        return Duration.ofMillis(Math.min(millis, LONGEST_RETRY_MILLIS));
    }

    private static String receiver(Connection connection) throws SQLException {
        return Statements.one(
                        connection,
                        "SELECT pid FROM pg_stat_wal_receiver WHERE status = 'streaming'")
                .orElse("");
    }
}
