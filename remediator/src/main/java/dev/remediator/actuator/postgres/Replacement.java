package dev.remediator.actuator.postgres;

import dev.remediator.actuator.postgres.DatabaseSpec.Member;
import dev.remediator.failover.CopyCost;
import dev.remediator.failover.HostState;
import dev.remediator.port.ActuatorException;
import dev.remediator.port.Order;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Brings a member back that was lost: with a new copy, or with the data it has.
final class Replacement {
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final Duration SIZE = Duration.ofSeconds(60);
    private static final Duration CHECKPOINT = Duration.ofMinutes(2);
    private static final Duration STREAMS_WITHIN = Duration.ofSeconds(20);

    private final DatabaseSpec spec;
    private final Sql sql;
    private final Proving proving;
    private final Leading leading;
    private final Function<String, PostgresHost> hosts;
    private final InstantSource clock;

    Replacement(
            DatabaseSpec spec,
            Sql sql,
            Proving proving,
            Leading leading,
            Function<String, PostgresHost> hosts,
            InstantSource clock) {
        this.spec = spec;
        this.sql = sql;
        this.proving = proving;
        this.leading = leading;
        this.hosts = hosts;
        this.clock = clock;
    }

    /// Asked at a primary itself, and with patience: every file of a large one is counted.
    CopyCost cost() {
        var primary =
                proving.primaries().stream()
                        .findFirst()
                        .map(sql::member)
                        .orElseThrow(
                                () ->
                                        new ActuatorException(
                                                "the size of cluster '%s' is unknown: no member answers as a primary"
                                                        .formatted(spec.name())));
        return sql.at(
                primary,
                SIZE,
                connection ->
                        cost(
                                connection,
                                Statements.one(
                                                connection,
                                                "SELECT sum(pg_database_size(oid))::bigint"
                                                        + " FROM pg_database")
                                        .map(Long::parseLong)
                                        .orElse(0L)));
    }

    private static CopyCost cost(Connection connection, long bytes) throws SQLException {
        if (Statements.yes(connection, "SELECT to_regclass('remediator.copy') IS NOT NULL")) {
            try (var statement = connection.createStatement();
                    var rows =
                            statement.executeQuery(
                                    "SELECT at, (bytes / greatest(seconds, 0.001))::bigint"
                                            + " FROM remediator.copy ORDER BY at DESC LIMIT 1")) {
                if (rows.next()) {
                    return new CopyCost(
                            bytes,
                            Optional.of(rows.getLong(2)),
                            Optional.of(rows.getObject(1, OffsetDateTime.class).toInstant()));
                }
            }
        }
        return new CopyCost(bytes, Optional.empty(), Optional.empty());
    }

    /// Destroys a copy that another member can replace.
    void destroy(Member member, String copy, Order order) {
        if (proving.answersAsPrimary(member)) {
            throw notDestroyed(member, "it answers as a primary");
        }
        var primaries = proving.primariesBut(member);
        if (primaries.size() != 1) {
            throw notDestroyed(
                    member,
                    primaries.isEmpty()
                            ? "no other member answers as a primary"
                            : "more than one other member answers as a primary");
        }
        refuseNewer(member, primaries.getFirst());
        hosts.apply(member.name()).destroy(copy, order);
    }

    private void refuseNewer(Member member, Member primary) {
        var newest = hosts.apply(member.name()).newestTimeline();
        var timeline = sql.at(primary, LIMIT, Answer::of).position().timeline();
        if (newest.isPresent() && newest.getAsLong() > timeline) {
            throw notDestroyed(
                    member,
                    "it has timeline %d, and the primary '%s' is on %d, so it may be the only one that has what was written since"
                            .formatted(newest.getAsLong(), primary.name(), timeline));
        }
    }

    private static ActuatorException notDestroyed(Member member, String why) {
        return new ActuatorException("'%s' is not destroyed: %s".formatted(member.name(), why));
    }

    /// Clones, unless this order has done so before: whoever repeats it goes on where it ended.
    String rebuild(Member member, Member primary, Order order) {
        var host = hosts.apply(member.name());
        var there = host.copy();
        var wanted = CopyName.of(order);
        if (there.filter(wanted::equals).isEmpty()) {
            leading.forget(primary, member);
            leading.reserve(primary, List.of(member));
            remember(primary, member, host.clone(new Source(primary), order));
        } else {
            leading.reserve(primary, List.of(member));
        }
        host.start(order);
        return wanted;
    }

    /// A copy is no worse because nobody could write down how long it took.
    private void remember(Member primary, Member member, Copied copied) {
        try {
            var _ =
                    sql.at(
                            primary,
                            LIMIT,
                            connection -> {
                                Statements.run(connection, "SET synchronous_commit = local");
                                Ledger.copied(connection, clock.instant(), member.name(), copied);
                                return true;
                            });
        } catch (ActuatorException e) {
            return;
        }
    }

    boolean rejoin(Member member, Member primary, Order order) {
        var host = hosts.apply(member.name());
        if (host.state() == HostState.RUNNING && isStandby(member)) {
            leading.follow(List.of(member), primary);
        } else {
            leading.reserve(primary, List.of(member));
            var ended = host.kill(order);
            if (!ended.confirmed()) {
                throw new ActuatorException(
                        "'%s' does not rejoin: %s".formatted(member.name(), ended.problem()));
            }
            if (spec.rewind()) {
                settle(primary);
                if (!host.rewind(new Source(primary), order)) {
                    return false;
                }
            }
            host.configure(Following.settings(spec, member, primary));
            host.start(order);
            leading.dropOwn(member);
        }
        return Parallel.until(STREAMS_WITHIN, () -> follows(member, primary));
    }

    /// One whose history is another still streams the old timeline for a moment, up to the fork.
    private boolean follows(Member member, Member primary) {
        try {
            var timeline = sql.at(primary, LIMIT, Answer::of).position().timeline();
            var said = sql.at(member, LIMIT, Answer::of);
            return said.streaming() && said.position().timeline() == timeline;
        } catch (ActuatorException e) {
            return false;
        }
    }

    private boolean isStandby(Member member) {
        try {
            return sql.at(member, LIMIT, Statements::isStandby);
        } catch (ActuatorException e) {
            return false;
        }
    }

    void checkpoint(Member primary) {
        sql.at(
                primary,
                CHECKPOINT,
                connection -> {
                    Statements.run(connection, "CHECKPOINT");
                    return true;
                });
    }

    /// Returns when a primary's control file names the timeline it writes on. Until then
    /// `pg_rewind` sees nothing to do and says that all is well.
    void settle(Member primary) {
        sql.at(
                primary,
                CHECKPOINT,
                connection -> {
                    Statements.run(connection, "CHECKPOINT");
                    if (!Statements.yes(
                            connection,
                            "SELECT timeline_id = ('x' || substr(pg_walfile_name("
                                    + "pg_current_wal_lsn()), 1, 8))::bit(32)::int"
                                    + " FROM pg_control_checkpoint()")) {
                        throw new ActuatorException(
                                "nobody is rewound: '%s' has not settled on its timeline"
                                        .formatted(primary.name()));
                    }
                    return true;
                });
    }
}
