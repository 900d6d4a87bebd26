package dev.remediator.standard;

import static dev.remediator.playbook.Playbooks.minutes;
import static dev.remediator.playbook.Playbooks.seconds;

import dev.remediator.failover.Confirmation;
import dev.remediator.failover.Election;
import dev.remediator.failover.MemberSight;
import dev.remediator.failover.Observation;
import dev.remediator.failover.Quorum;
import dev.remediator.failover.Recovery;
import dev.remediator.failover.Terms;
import dev.remediator.failover.WalPosition;
import dev.remediator.playbook.Remedy;
import dev.remediator.playbook.RemedyFailed;
import dev.remediator.port.ActuatorException;
import dev.remediator.port.DatabaseCluster;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One member takes the place of another: the part that emergencies and orderly changes have in
/// common, from the election on.
///
/// The promotion is the point of no return. A promotion of which nobody heard is asked for, and
/// whoever cannot be asked may have been promoted: then nothing is given back to the old primary.
final class Takeover {
    private static final int LOOKS = 10;

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
    ///
    /// @param silenced the standbys that were seen not to receive any more
    Election electAfterFence(List<String> silenced) {
        var frozen = lookAgain();
        if (degraded(frozen)) {
            throw new RemedyFailed(
                    old + " acknowledged alone, so nobody else need have what it acknowledged");
        }
        var quorum = Quorum.of(frozen, old, terms, silenced);
        if (!quorum.enough()) {
            throw new RemedyFailed(
                    "acknowledged writes might be lost without " + old + ": " + quorum.sentence());
        }
        return elected(Election.of(frozen, old, terms, silenced));
    }

    /// Elects from positions that stand still, because the old primary has stopped in an orderly
    /// way. Whoever has all it had written needs no quorum.
    ///
    /// @param end where the old one's log ended, if anybody knows
    Election electAfterStop(Optional<WalPosition> end) {
        var frozen = lookAgain();
        var election = elected(Election.of(frozen, old, terms));
        var quorum = Quorum.of(frozen, old, terms);
        boolean known = quorum.enough() && !degraded(frozen);
        if (!known && !hasAll(frozen, election.chosen().orElseThrow(), end)) {
            throw new RemedyFailed(
                    "%s may lack what %s wrote last, and %s"
                            .formatted(election.chosen().orElseThrow(), old, quorum.sentence()));
        }
        return election;
    }

    private static boolean hasAll(Observation frozen, String chosen, Optional<WalPosition> end) {
        return end.filter(WalPosition::known)
                .filter(written -> position(frozen, chosen).compareTo(written) >= 0)
                .isPresent();
    }

    private boolean degraded(Observation frozen) {
        return frozen.recovery().or(before::recovery).filter(Recovery::degraded).isPresent();
    }

    private static WalPosition position(Observation seen, String member) {
        return seen.member(member).map(MemberSight::position).orElse(WalPosition.UNKNOWN);
    }

    /// A standby that was started a short while ago says how far it has read its own log, and goes
    /// on reading.
    private Observation lookAgain() {
        for (int i = 0; i < LOOKS; i++) {
            var look =
                    remedy.step(
                            "look again while nothing moves",
                            () -> Still.of(db.observe(), db.observe()));
            throwIfAnybodyIsPrimary(look.seen());
            if (look.still()) {
                return look.seen();
            }
            remedy.sleep(seconds(1));
        }
        throw new RemedyFailed(
                "the standbys' positions still move, so nobody knows who is the furthest");
    }

    private static void throwIfAnybodyIsPrimary(Observation seen) {
        seen.primaries().stream()
                .findFirst()
                .ifPresent(
                        alive -> {
                            throw new RemedyFailed(
                                    alive.member()
                                            + " answers as the primary, so nobody else is made one");
                        });
    }

    private Election elected(Election election) {
        if (election.chosen().isEmpty()) {
            throw new RemedyFailed("nobody may take over from " + old + ": " + election.sentence());
        }
        return election;
    }

    /// Makes the elected one the primary and lets the others follow it. Once it is, nothing keeps
    /// clients from it; what goes wrong is kept for the end.
    ///
    /// @param planned whether people asked for it
    /// @return what went wrong
    List<String> crown(Election election, boolean planned) {
        var next = election.chosen().orElseThrow();
        var manner = new Manner(terms, election.alone());
        var acknowledging = manner.acknowledging(before.others(next));
        remedy.step(
                "ready " + next + " to be the primary",
                () -> db.prepare(next, acknowledging, ShuttingOut.order()));
        crown.offeredTo(next);
        promote(next, manner);
        crown.taken();
        var problems = new ArrayList<String>();
        trying(
                problems,
                () ->
                        remedy.step(
                                "write down that " + next + " took over",
                                () ->
                                        db.remember(
                                                old,
                                                next,
                                                planned,
                                                manner.degraded(),
                                                ShuttingOut.order())));
        if (!election.staying().isEmpty()) {
            follow(problems, election.staying(), next);
        }
        return problems;
    }

    private void promote(String next, Manner manner) {
        try {
            remedy.once(
                            manner.promotionOf(next, old),
                            order -> {
                                crown.tried();
                                db.promote(next, order);
                            })
                    .probe(crown::isTaken);
        } catch (RemedyFailed e) {
            crown.tried();
            comesLate(next, e);
        }
    }

    /// A promotion that did not answer in time goes on by itself, as long as there is log to read.
    private void comesLate(String next, RemedyFailed why) {
        try {
            remedy.await(
                    next + " has become the primary all the same", () -> saysSo(next), minutes(5));
        } catch (RemedyFailed _) {
            throw why;
        }
    }

    private boolean saysSo(String next) {
        try {
            return db.isPrimary(next);
        } catch (ActuatorException _) {
            return false;
        }
    }

    /// All at once; if that fails, one by one, so that one that is gone keeps nobody else.
    private void follow(List<String> problems, List<String> standbys, String next) {
        try {
            followTogether(standbys, next);
        } catch (RemedyFailed e) {
            if (standbys.size() == 1) {
                problems.add(String.valueOf(e.getMessage()));
                return;
            }
            standbys.forEach(one -> trying(problems, () -> followTogether(List.of(one), next)));
        }
    }

    private void followTogether(List<String> standbys, String next) {
        remedy.step(
                String.join(" and ", standbys) + " follow " + next,
                () -> db.follow(standbys, next));
    }

    private static void trying(List<String> problems, Runnable deed) {
        try {
            deed.run();
        } catch (RemedyFailed e) {
            problems.add(String.valueOf(e.getMessage()));
        }
    }

    /// Waits until enough of them count.
    void awaitQuorum(Election election) {
        var next = election.chosen().orElseThrow();
        if (!election.alone()) {
            remedy.await(
                    "enough standbys acknowledge what " + next + " writes",
                    () -> db.quorumOf(next).size() >= terms.acks(),
                    minutes(5));
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
