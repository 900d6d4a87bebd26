package dev.remediator.actuator.postgres;

import dev.remediator.actuator.postgres.DatabaseSpec.Member;
import dev.remediator.failover.Proof;
import dev.remediator.failover.Recovery;
import dev.remediator.port.ActuatorException;
import dev.remediator.port.Traffic;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Finds out at the end whether a recovery is one: what a client's write comes to, and where else
/// writes are taken.
final class Proving {
    private static final Duration ASK = Duration.ofSeconds(1);
    private static final Duration REMEMBER = Duration.ofSeconds(5);
    private static final Duration READ_BACK = Duration.ofSeconds(3);

    private final Sql sql;
    private final FrontDoor door;
    private final Leading leading;
    private final Traffic traffic;

    Proving(Sql sql, FrontDoor door, Leading leading, Traffic traffic) {
        this.sql = sql;
        this.door = door;
        this.leading = leading;
        this.traffic = traffic;
    }

    /// A row and the timeline it was written on.
    private record Written(String nonce, long timeline) {}

    /// Writes it down on the new primary itself, whoever acknowledges.
    void remember(Recovery recovery) {
        sql.at(
                sql.member(recovery.to()),
                REMEMBER,
                connection -> {
                    Statements.run(connection, "SET synchronous_commit = local");
                    Ledger.recovered(connection, recovery);
                    return true;
                });
    }

    Proof prove(Member primary) {
        var routes = Parallel.start(() -> traffic.confirm(primary.name()));
        var writable = Parallel.start(this::primaries);
        var written = write();
        var quorum = quorum(primary);
        var readBack =
                written.map(row -> quorum.isEmpty() || isRead(row, sql.members(quorum)))
                        .orElse(false);
        return new Proof(
                written.isPresent(),
                readBack,
                writable.join(),
                written.map(Written::timeline).orElse(0L),
                quorum,
                routes.join());
    }

    private Optional<Written> write() {
        try (var connection = door.open()) {
            var nonce = FrontDoor.write(connection);
            return Optional.of(new Written(nonce, Answer.of(connection).position().timeline()));
        } catch (SQLException e) {
            return Optional.empty();
        }
    }

    private List<String> quorum(Member primary) {
        try {
            return leading.quorumOf(primary);
        } catch (ActuatorException e) {
            return List.of();
        }
    }

    List<String> primaries() {
        var says = Parallel.each(sql.members(), this::answersAsPrimary);
        return sql.members().stream()
                .filter(member -> says.get(sql.members().indexOf(member)))
                .map(Member::name)
                .toList();
    }

    /// Those who say that they are primaries, but this one.
    List<Member> primariesBut(Member member) {
        return sql.members(primaries()).stream().filter(one -> !one.equals(member)).toList();
    }

    /// Whether it says that it is a primary.
    ///
    /// @throws ActuatorException if it does not answer
    boolean isPrimary(Member member) {
        return sql.at(member, ASK, connection -> !Statements.isStandby(connection));
    }

    /// The same; one that is silent does not.
    boolean answersAsPrimary(Member member) {
        try {
            return isPrimary(member);
        } catch (ActuatorException e) {
            return false;
        }
    }

    /// Whether one of them has the row, or has it soon.
    private boolean isRead(Written row, List<Member> quorum) {
        return Parallel.each(quorum, standby -> isRead(row, standby)).contains(true);
    }

    private boolean isRead(Written row, Member standby) {
        try {
            return sql.at(
                    standby,
                    ASK,
                    connection ->
                            Parallel.until(
                                    READ_BACK, () -> Ledger.hasBeat(connection, row.nonce())));
        } catch (ActuatorException e) {
            return false;
        }
    }
}
