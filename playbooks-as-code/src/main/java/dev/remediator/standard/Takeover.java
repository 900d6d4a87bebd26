package dev.remediator.standard;

import static dev.remediator.playbook.Playbooks.minutes;

import dev.remediator.failover.Confirmation;
import dev.remediator.failover.Election;
import dev.remediator.failover.MemberSight;
import dev.remediator.failover.Observation;
import dev.remediator.failover.Quorum;
import dev.remediator.failover.Terms;
import dev.remediator.failover.WalPosition;
import dev.remediator.playbook.Remedy;
import dev.remediator.playbook.RemedyFailed;
import dev.remediator.port.DatabaseCluster;
import java.util.List;

/// One member takes the place of another: the part that emergencies and orderly changes have in
/// common, from the election on.
///
/// The promotion is the point of no return. A promotion of which nobody heard is asked for, and
/// whoever cannot be asked may have been promoted: then nothing is given back to the old primary.
final class Takeover {
    private final Remedy remedy;
    private final DatabaseCluster db;
    private final Terms terms;
    private final Observation before;
    private final String old;
    private final Crown crown;

    /// @param before how the cluster stood when it was judged
    /// @param old who is the primary, or was
    /// @param crown who is to be
    Takeover(
            Remedy remedy,
            DatabaseCluster db,
            Terms terms,
            Observation before,
            String old,
            Crown crown) {
        this.remedy = remedy;
        this.db = db;
        this.terms = terms;
        this.before = before;
        this.old = old;
        this.crown = crown;
    }

    /// Elects from positions that stand still, because the old primary was shut out.
    Election electAfterFence() {
        var frozen = lookAgain();
        var quorum = Quorum.of(frozen, old, terms);
        if (!quorum.enough()) {
            throw new RemedyFailed(
                    "acknowledged writes might be lost without " + old + ": " + quorum.sentence());
        }
        return elected(frozen);
    }

    /// Elects from positions that stand still, because the old primary has stopped in an orderly
    /// way. Whoever has all it had written needs no quorum.
    Election electAfterStop() {
        var frozen = lookAgain();
        var election = elected(frozen);
        var quorum = Quorum.of(frozen, old, terms);
        if (!quorum.enough() && !hasAll(frozen, election.chosen().orElseThrow())) {
            throw new RemedyFailed(
                    "%s may lack what %s wrote last, and %s"
                            .formatted(election.chosen().orElseThrow(), old, quorum.sentence()));
        }
        return election;
    }

    private boolean hasAll(Observation frozen, String chosen) {
        var written = position(before, old);
        return written.known() && position(frozen, chosen).compareTo(written) >= 0;
    }

    private static WalPosition position(Observation seen, String member) {
        return seen.member(member).map(MemberSight::position).orElse(WalPosition.UNKNOWN);
    }

    private Observation lookAgain() {
        var seen = remedy.step("look again while nothing moves", db::observe);
        seen.primaries().stream()
                .findFirst()
                .ifPresent(
                        alive -> {
                            throw new RemedyFailed(
                                    alive.member()
                                            + " answers as the primary, so nobody else is made one");
                        });
        return seen;
    }

    private Election elected(Observation frozen) {
        var election = Election.of(frozen, old, terms);
        if (election.chosen().isEmpty()) {
            throw new RemedyFailed("nobody may take over from " + old + ": " + election.sentence());
        }
        return election;
    }

    /// Makes the elected one the primary and lets the others follow it.
    void crown(Election election) {
        var next = election.chosen().orElseThrow();
        var manner = new Manner(terms, election.alone());
        var acknowledging = manner.acknowledging(before.others(next));
        remedy.step(
                "ready " + next + " to be the primary",
                () -> db.prepare(next, acknowledging, ShuttingOut.order()));
        crown.offeredTo(next);
        try {
            remedy.once(manner.promotionOf(next, old), order -> db.promote(next, order))
                    .probe(() -> crown.isTaken());
        } catch (RemedyFailed e) {
            comesLate(next, e);
        }
        crown.taken();
        remedy.step(
                "write down that " + next + " took over",
                () -> db.remember(old, next, false, manner.degraded(), ShuttingOut.order()));
        if (!election.staying().isEmpty()) {
            remedy.step(
                    String.join(" and ", election.staying()) + " follow " + next,
                    () -> db.follow(election.staying(), next));
        }
        if (!election.alone()) {
            remedy.await(
                    "enough standbys acknowledge what " + next + " writes",
                    () -> db.quorumOf(next).size() >= terms.acks(),
                    minutes(5));
        }
    }

    /// A promotion that did not answer in time goes on by itself.
    private void comesLate(String next, RemedyFailed why) {
        try {
            remedy.await(next + " has become the primary all the same", crown::isTaken, minutes(1));
        } catch (RemedyFailed _) {
            throw why;
        }
    }

    /// Sends every client there, and waits until every proxy says so.
    void sendTraffic(List<String> proxies, String next) {
        if (proxies.isEmpty()) {
            return;
        }
        var traffic = db.traffic();
        remedy.step("send writes to " + next + " on every proxy", () -> traffic.shift(next));
        remedy.await(
                "every proxy sends writes to " + next,
                () -> {
                    if (Confirmation.all(Confirmation.each(proxies, traffic.confirm(next)))) {
                        return true;
                    }
                    var _ = traffic.shift(next);
                    return false;
                },
                minutes(2));
    }
}
