package dev.remediator.actuator.postgres;

import dev.remediator.actuator.postgres.DatabaseSpec.Member;
import dev.remediator.failover.Recovery;
import dev.remediator.port.ActuatorException;
import dev.remediator.port.Order;
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
    private static final Duration PROMOTES_WITHIN = Duration.ofSeconds(60);

    private final Sql sql;
    private final Leading leading;

    Promotion(Sql sql, Leading leading) {
        this.sql = sql;
        this.leading = leading;
    }

    void prepare(Member member, List<Member> standbys, Order order) {
        var others = sql.others(member);
        var answers = others.stream().map(one -> Parallel.start(() -> answer(one))).toList();
        sql.at(
                member,
                LIMIT,
                connection -> {
                    refuseOld(connection, order);
                    for (int i = 0; i < others.size(); i++) {
                        var other = others.get(i);
                        var said = Parallel.within(OTHERS, answers.get(i)).flatMap(a -> a);
                        said.ifPresent(answer -> refuse(member, other, answer, order));
                        if (said.isPresent() && standbys.contains(other)) {
                            Leading.reserve(connection, other);
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
                    promote(connection, member);
                    return true;
                });
    }

    /// @param standby whether it is one
    /// @param recovery the latest it remembers
    private record Other(boolean standby, Optional<Recovery> recovery) {}

    private Optional<Other> answer(Member other) {
        try {
            return Optional.of(
                    sql.at(
                            other,
                            Duration.ofSeconds(1),
                            c -> new Other(Statements.isStandby(c), Ledger.recovery(c))));
        } catch (ActuatorException e) {
            return Optional.empty();
        }
    }

    private static void refuse(Member member, Member other, Other answer, Order order) {
        if (!answer.standby()) {
            throw new ActuatorException(
                    "'%s' is not promoted: '%s' answers as a primary"
                            .formatted(member.name(), other.name()));
        }
        answer.recovery().ifPresent(recovery -> refuseOld(recovery, order));
    }

    /// Refuses an order from before the latest recovery that this server remembers.
    static void refuseOld(Connection connection, Order order) throws SQLException {
        Ledger.recovery(connection).ifPresent(recovery -> refuseOld(recovery, order));
    }

    private static void refuseOld(Recovery recovery, Order order) {
        if (recovery.epoch() > order.fencingToken()) {
            throw new ActuatorException(
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
