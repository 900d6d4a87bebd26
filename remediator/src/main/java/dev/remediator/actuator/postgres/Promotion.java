package dev.remediator.actuator.postgres;

import dev.remediator.actuator.postgres.DatabaseSpec.Member;
import dev.remediator.failover.Recovery;
import dev.remediator.port.ActuatorException;
import dev.remediator.port.Order;
import dev.remediator.port.Superseded;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Makes a standby a primary that is ready: with slots for its standbys and the names of those who
/// acknowledge, both before it takes its first write. Nobody inherits them.
final class Promotion {
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final Duration OTHERS = Duration.ofMillis(1100);
    private static final Duration RECEIVER_ENDS_WITHIN = Duration.ofMillis(800);
    private static final Duration PROMOTES_WITHIN = Duration.ofSeconds(60);

    private final Sql sql;
    private final Leading leading;

    Promotion(Sql sql, Leading leading) {
        this.sql = sql;
        this.leading = leading;
    }

    void prepare(Member member, List<Member> standbys, Order order) {
        var others = sql.others(member);
        var asked = others.stream().map(one -> Parallel.start(() -> answer(one, member))).toList();
        sql.at(
                member,
                LIMIT,
                connection -> {
                    refuseOld(connection, order);
                    var answers =
                            asked.stream()
                                    .flatMap(
                                            one ->
                                                    Parallel.within(OTHERS, one)
                                                            .flatMap(said -> said)
                                                            .stream())
                                    .toList();
                    answers.forEach(other -> refuse(member, other, order));
                    if (Statements.isStandby(connection)) {
                        refuseReceiver(connection, member);
                        answers.forEach(other -> refuseReceiver(member, other));
                    }
                    for (var other : answers) {
                        if (standbys.contains(other.member())) {
                            Leading.reserve(connection, other.member());
                        }
                    }
                    leading.name(connection, standbys);
                    return true;
                });
    }

    void promote(Member member, Order order) {
        sql.at(
                member,
                LIMIT,
                connection -> {
                    refuseOld(connection, order);
                    if (Statements.isStandby(connection)) {
                        refuseReceiver(connection, member);
                    }
                    promote(connection, member);
                    return true;
                });
    }

    /// @param standby whether it is one
    /// @param receives whether it streams from somebody who is not to be promoted
    /// @param recovery the latest it remembers
    private record Other(
            Member member, boolean standby, boolean receives, Optional<Recovery> recovery) {}

    private Optional<Other> answer(Member other, Member candidate) {
        try {
            return Optional.of(
                    sql.at(
                            other,
                            Duration.ofSeconds(1),
                            c ->
                                    new Other(
                                            other,
                                            Statements.isStandby(c),
                                            receives(c, candidate),
                                            Ledger.recovery(c))));
        } catch (ActuatorException e) {
            return Optional.empty();
        }
    }

    private boolean receives(Connection connection, Member candidate) throws SQLException {
        var upstream =
                new Conninfo(Statements.one(connection, "SHOW primary_conninfo").orElse(""))
                        .target(sql.members());
        return upstream.filter(candidate::equals).isEmpty() && stillReceives(connection);
    }

    /// One whose primary was just ended takes a moment to see it.
    private static boolean stillReceives(Connection connection) throws SQLException {
        return !Parallel.until(
                RECEIVER_ENDS_WITHIN,
                () ->
                        Statements.yes(
                                connection,
                                "SELECT NOT EXISTS (SELECT FROM pg_stat_wal_receiver)"));
    }

    private static void refuseReceiver(Connection connection, Member member) throws SQLException {
        if (stillReceives(connection)) {
            throw new ActuatorException(
                    "'%s' is not promoted: it still receives, so its primary lives"
                            .formatted(member.name()));
        }
    }

    private static void refuseReceiver(Member member, Other other) {
        if (other.standby() && other.receives()) {
            throw new ActuatorException(
                    "'%s' is not promoted: '%s' still receives, so there is a primary"
                            .formatted(member.name(), other.member().name()));
        }
    }

    private static void refuse(Member member, Other other, Order order) {
        if (!other.standby()) {
            throw new ActuatorException(
                    "'%s' is not promoted: '%s' answers as a primary"
                            .formatted(member.name(), other.member().name()));
        }
        other.recovery().ifPresent(recovery -> refuseOld(recovery, order));
    }

    /// Refuses an order from before the latest recovery that this server remembers.
    static void refuseOld(Connection connection, Order order) throws SQLException {
        Ledger.recovery(connection).ifPresent(recovery -> refuseOld(recovery, order));
    }

    private static void refuseOld(Recovery recovery, Order order) {
        if (recovery.epoch() > order.fencingToken()) {
            throw new Superseded(
                    "refused: fencing token %d is older than %d, with which '%s' became primary"
                            .formatted(order.fencingToken(), recovery.epoch(), recovery.to()));
        }
    }

    private static void promote(Connection connection, Member member) throws SQLException {
        if (Statements.yes(
                connection, "SELECT current_setting('default_transaction_read_only')::boolean")) {
            Statements.alterSystem(connection, "default_transaction_read_only", "off");
        }
        Statements.reload(connection);
        if (Statements.isStandby(connection)) {
            Statements.run(connection, "SELECT pg_promote(false)");
        }
        if (!Parallel.until(PROMOTES_WITHIN, () -> !Statements.isStandby(connection))) {
            throw new ActuatorException(
                    "'%s' was told to become a primary and is none after %d s"
                            .formatted(member.name(), PROMOTES_WITHIN.toSeconds()));
        }
    }
}
