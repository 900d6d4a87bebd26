package dev.remediator.standard;

import static dev.remediator.playbook.Playbooks.alert;
import static dev.remediator.playbook.Playbooks.database;
import static dev.remediator.playbook.Playbooks.label;
import static dev.remediator.playbook.Playbooks.minutes;
import static dev.remediator.playbook.Playbooks.page;
import static dev.remediator.playbook.Playbooks.when;

import dev.remediator.failover.Confirmation;
import dev.remediator.failover.MemberSight;
import dev.remediator.failover.Observation;
import dev.remediator.failover.Recovery;
import dev.remediator.failover.Role;
import dev.remediator.failover.WalPosition;
import dev.remediator.playbook.Plan;
import dev.remediator.playbook.Playbook;
import dev.remediator.playbook.Remedy;
import dev.remediator.playbook.RemedyFailed;
import dev.remediator.port.DatabaseCluster;

/// A standby that is lost, named by the label `member`, is started again and told to follow; if
/// that does not help, it is destroyed and copied anew. The database itself may be well meanwhile,
/// so it is done on the alert alone; but only what is seen not to stream is destroyed, never a
/// primary, and never what has a newer history than the primary.
public final class RebuildStandby implements Playbook {

    @Override
    public Plan<?> plan() {
        return when(alert("DatabaseStandbyLost"))
                .lock(database(label("database")))
                .first("rebuild the standby", RebuildStandby::rebuild)
                .clearingWithin(minutes(2))
                .holding(minutes(1))
                .notLongerThan(minutes(60))
                .destructiveOnTheAlertAlone()
                .otherwise(page("database-on-call"));
    }

    /// Has the standby follow again, or destroys its copy and makes another; waits until it counts.
    public static void rebuild(Remedy remedy, DatabaseCluster db) {
        var terms = remedy.step("note what is allowed", db::terms);
        var found = new Examination(remedy, db, terms).once();
        var member = lost(remedy, found);
        var primary = found.diagnosis().primary().orElseThrow();
        var rebuild = new Rebuild(remedy, db, member, primary);
        throwIfItCounts(remedy, db, member, primary);
        boolean answers =
                found.seen().member(member).filter(m -> m.role() == Role.STANDBY).isPresent();
        if (!answers) {
            end(remedy, db, member);
        }
        if (!rebuild.cured(answers)) {
            throwIfNewer(new Examination(remedy, db, terms).once().seen(), member, primary);
            rebuild.throwIfTooLarge(terms);
            var copy = rebuild.noteCopy();
            end(remedy, db, member);
            rebuild.replace(copy);
        }
        if (found.seen().recovery().filter(Recovery::degraded).isPresent()) {
            rebuild.awaitStreaming();
        } else {
            rebuild.awaitInQuorum();
        }
    }

    private static void end(Remedy remedy, DatabaseCluster db, String member) {
        Confirmation ended =
                remedy.step(
                        "end " + member + " on its host",
                        () -> db.fence(member, ShuttingOut.order()));
        if (!ended.confirmed()) {
            throw new RemedyFailed(
                    "%s was not seen to have ended (%s), so it is not destroyed"
                            .formatted(member, ended.problem()));
        }
    }

    /// It may answer the primary and not us.
    private static void throwIfItCounts(
            Remedy remedy, DatabaseCluster db, String member, String primary) {
        var streaming = remedy.step("ask " + primary + " who streams", () -> db.quorumOf(primary));
        if (streaming.contains(member)) {
            throw new RemedyFailed(
                    "%s says that %s streams, so it is not destroyed".formatted(primary, member));
        }
    }

    private static void throwIfNewer(Observation seen, String member, String primary) {
        var truth = position(seen, primary);
        var own = position(seen, member);
        if (seen.primaries().size() != 1 || !truth.known()) {
            throw new RemedyFailed(
                    primary + " is not the one primary that answers, so nothing is destroyed");
        }
        if (own.newerThan(truth)) {
            throw new RemedyFailed(
                    "%s has a newer history than %s (%s, %s), so it is not destroyed"
                            .formatted(member, primary, own, truth));
        }
    }

    private static WalPosition position(Observation seen, String member) {
        return seen.member(member).map(MemberSight::position).orElse(WalPosition.UNKNOWN);
    }

    private static String lost(Remedy remedy, Examination.Finding found) {
        var name = remedy.alert().label("member").orElse("");
        var member =
                found.seen()
                        .member(name)
                        .orElseThrow(
                                () ->
                                        new RemedyFailed(
                                                "the alert's label member names no member of the"
                                                        + " cluster"));
        switch (found.diagnosis().verdict()) {
            case WELL, STANDBYS_UNWELL -> {}
            default ->
                    throw new RemedyFailed("nothing was touched: " + found.diagnosis().sentence());
        }
        if (member.role() == Role.PRIMARY) {
            throw new RemedyFailed(name + " is the primary and is not destroyed");
        }
        throwIfWell(member);
        return name;
    }

    private static void throwIfWell(MemberSight member) {
        if (member.role() == Role.STANDBY && member.streaming()) {
            throw new RemedyFailed(
                    member.member() + " answers and streams, so it is not destroyed");
        }
    }
}
