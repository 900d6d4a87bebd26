package dev.remediator.standard;

import static dev.remediator.playbook.Playbooks.seconds;

import dev.remediator.failover.Election;
import dev.remediator.failover.MemberSight;
import dev.remediator.failover.Observation;
import dev.remediator.failover.Terms;
import dev.remediator.playbook.Remedy;
import dev.remediator.playbook.RemedyFailed;
import dev.remediator.port.DatabaseCluster;
import java.util.List;
import java.util.Optional;

/// From one primary to the next, in two ways: the old one is dead, or it is asked to go.
///
/// @param remedy whose steps these are
/// @param db the cluster
/// @param terms what is allowed
/// @param before how it stood when it was judged
/// @param old the primary that goes
/// @param proxies what clients write through
/// @param freshness how old that is
record Handover(
        Remedy remedy,
        DatabaseCluster db,
        Terms terms,
        Observation before,
        String old,
        List<String> proxies,
        Freshness freshness) {
    private static final int TRIES = 12;

    static Handover of(Remedy remedy, DatabaseCluster db, Terms terms, Examination.Finding found) {
        return new Handover(
                remedy,
                db,
                terms,
                found.seen(),
                found.diagnosis().primary().orElseThrow(),
                remedy.step("note the proxies", () -> db.traffic().proxies()),
                found.freshness());
    }

    /// The old one is dead, or seems so: it is shut out, and the most advanced standby takes over.
    void emergency() {
        var copy = noteCopyIfItCanBeAsked();
        var crown = new Crown(db, old);
        var shutting = shuttingOut(crown);
        var takeover = new Takeover(remedy, db, terms, before, old, crown);

        shutting.cutOff();
        shutting.throwIfItRecovered();
        shutting.revoke();
        shutting.end();
        var election = takeover.electAfterFence(shutting.silenced());
        var problems = takeover.crown(election, false);
        enthrone(takeover, election, problems);
        restoreRedundancy(
                election,
                () -> {
                    if (!(shutting.confirmedByHost() && mayRewind() && rejoined(election))) {
                        rebuild(election, copy, shutting.confirmedByHost());
                    }
                });
        throwIfAny(election, problems);
    }

    /// The old one goes in an orderly way; if it does not, it is shut out.
    ///
    /// @param wanted whether people asked for it; then nobody need acknowledge it
    /// @param rejoins whether it may stay as it is and become a standby; it may not if it is sick
    void orderly(boolean wanted, boolean rejoins) {
        throwUnlessSomebodyStreams();
        var copy = noteCopyIfItCanBeAsked();
        var crown = new Crown(db, old);
        var shutting = shuttingOut(crown);
        var takeover = new Takeover(remedy, db, terms, before, old, crown);

        emptyMemory();
        shutting.cutOff();
        if (!rejoins) {
            shutting.throwIfItRecovered();
        }
        var stop = shutting.stop();
        boolean orderly = stop.orderly();
        if (!orderly) {
            shutting.revoke();
            shutting.end();
        }
        var election =
                orderly
                        ? takeover.electAfterStop(stop.end())
                        : takeover.electAfterFence(shutting.silenced());
        var problems = takeover.crown(election, wanted);
        enthrone(takeover, election, problems);
        restoreRedundancy(
                election,
                () -> {
                    if (!(orderly && rejoins && rejoined(election))) {
                        rebuild(election, copy, shutting.confirmedByHost());
                    }
                });
        throwIfAny(election, problems);
    }

    private ShuttingOut shuttingOut(Crown crown) {
        return new ShuttingOut(remedy, db, terms, before, old, proxies, freshness, crown);
    }

    /// The more is on its disk, the sooner it stops. One that cannot do that may still stop.
    private void emptyMemory() {
        try {
            remedy.step("have " + old + " write down what it has", () -> db.checkpoint(old));
        } catch (RemedyFailed _) {
            return;
        }
    }

    private static void throwIfAny(Election election, List<String> problems) {
        if (!problems.isEmpty()) {
            throw new RemedyFailed(
                    election.chosen().orElseThrow()
                            + " is the primary, but: "
                            + String.join("; ", problems));
        }
    }

    private void throwUnlessSomebodyStreams() {
        var streaming =
                before.standbys().stream()
                        .filter(MemberSight::streaming)
                        .filter(MemberSight::counts)
                        .toList();
        if (streaming.isEmpty()) {
            throw new RemedyFailed(
                    "nothing was touched: no standby streams from "
                            + old
                            + ", so none can take over");
        }
        var election = Election.of(before, old, terms);
        if (election.chosen().isEmpty()) {
            throw new RemedyFailed("nothing was touched: " + election.sentence());
        }
    }

    /// Its host may be out of reach; then there is time for that later.
    private Optional<String> noteCopyIfItCanBeAsked() {
        try {
            return remedy.step("note the copy of " + old, () -> db.copy(old));
        } catch (RemedyFailed _) {
            return Optional.empty();
        }
    }

    private void enthrone(Takeover takeover, Election election, List<String> problems) {
        var next = election.chosen().orElseThrow();
        var manner = new Manner(terms, election.alone());
        saying(
                next + " is the primary, but is not proved" + after(problems),
                () -> {
                    takeover.sendTraffic(proxies, next);
                    takeover.awaitQuorum(election);
                    if (!manner.blocked()) {
                        prove(next, manner.acks());
                    }
                });
    }

    private static String after(List<String> problems) {
        return problems.isEmpty() ? "" : " (" + String.join("; ", problems) + ")";
    }

    /// Through the front door, a few times: what was sent elsewhere a moment ago may need one.
    private void prove(String next, int acks) {
        var missing = "";
        for (int i = 0; i < TRIES; i++) {
            var proof = remedy.step("prove it through the front door", () -> db.prove(next));
            missing = proof.missing(next, acks);
            if (missing.isEmpty()) {
                return;
            }
            remedy.sleep(seconds(5));
        }
        throw new RemedyFailed(missing);
    }

    private boolean mayRewind() {
        return remedy.step("note whether " + old + " may be turned back", db::rewinds);
    }

    /// One that cannot is copied.
    private boolean rejoined(Election election) {
        var next = election.chosen().orElseThrow();
        try {
            return remedy.step(
                    "let " + old + " follow " + next + " with the data it has",
                    () -> db.rejoin(old, next, ShuttingOut.order()));
        } catch (RemedyFailed _) {
            return false;
        }
    }

    private void rebuild(Election election, Optional<String> noted, boolean ended) {
        var next = election.chosen().orElseThrow();
        var rebuild = new Rebuild(remedy, db, old, next);
        rebuild.throwIfTooLarge(terms);
        if (!ended) {
            endAtLast();
        }
        rebuild.replace(noted.isPresent() ? noted : rebuild.noteCopy());
    }

    private void endAtLast() {
        var host =
                remedy.step(
                        "end " + old + " on its host", () -> db.fence(old, ShuttingOut.order()));
        if (!host.confirmed()) {
            throw new RemedyFailed(
                    "its host has still not confirmed that it ended: " + host.problem());
        }
    }

    /// The old one becomes a standby; with it the cluster is what it was.
    private void restoreRedundancy(Election election, Runnable comeBack) {
        var next = election.chosen().orElseThrow();
        var manner = new Manner(terms, election.alone());
        var rebuild = new Rebuild(remedy, db, old, next);
        saying(
                "%s is the primary%s, but %s is not back as its standby"
                        .formatted(next, manner.sentence(), old),
                () -> {
                    comeBack.run();
                    if (manner.degraded()) {
                        rebuild.awaitStreaming();
                        throwIfStillTooFew(next);
                        remedy.step(
                                "writes need acknowledgements again",
                                () -> db.acknowledgedBy(next, before.others(next)));
                    }
                    rebuild.awaitInQuorum();
                });
        if (election.alone()) {
            saying(
                    old + " is back as a standby of " + next + ", but that is not proved",
                    () -> prove(next, terms.acks()));
        }
    }

    /// Asking for acknowledgements that cannot come would stop all writes.
    private void throwIfStillTooFew(String next) {
        long streaming =
                remedy.step("look who streams", db::observe).standbys().stream()
                        .filter(MemberSight::streaming)
                        .count();
        if (streaming < terms.acks()) {
            throw new RemedyFailed(
                    "only %d standbys stream from %s and %d must acknowledge"
                            .formatted(streaming, next, terms.acks()));
        }
    }

    /// What fails after the promotion says first what holds.
    private static void saying(String what, Runnable deeds) {
        try {
            deeds.run();
        } catch (RemedyFailed e) {
            throw new RemedyFailed(what + ": " + e.getMessage(), e);
        }
    }
}
