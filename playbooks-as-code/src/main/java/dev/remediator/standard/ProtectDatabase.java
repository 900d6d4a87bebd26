package dev.remediator.standard;

import static dev.remediator.playbook.Playbooks.alert;
import static dev.remediator.playbook.Playbooks.database;
import static dev.remediator.playbook.Playbooks.label;
import static dev.remediator.playbook.Playbooks.minutes;
import static dev.remediator.playbook.Playbooks.page;
import static dev.remediator.playbook.Playbooks.when;

import dev.remediator.failover.MemberSight;
import dev.remediator.failover.Verdict;
import dev.remediator.playbook.Plan;
import dev.remediator.playbook.Playbook;
import dev.remediator.playbook.Remedy;
import dev.remediator.playbook.RemedyFailed;
import dev.remediator.port.DatabaseCluster;

/// A primary acknowledges alone although standbys stream from it: it asks for their
/// acknowledgements again. Nothing is destroyed and nobody is stopped.
public final class ProtectDatabase implements Playbook {

    @Override
    public Plan<?> plan() {
        return when(alert("DatabaseUnprotected"))
                .lock(database(label("database")))
                .first("ask for acknowledgements again", ProtectDatabase::protect)
                .clearingWithin(minutes(2))
                .holding(minutes(1))
                .notLongerThan(minutes(10))
                .otherwise(page("database-on-call"));
    }

    /// Asks the standbys that stream, if they are enough, so that no write waits for somebody who
    /// is not there.
    public static void protect(Remedy remedy, DatabaseCluster db) {
        var terms = remedy.step("note what is allowed", db::terms);
        var found = new Examination(remedy, db, terms).once();
        var diagnosis = found.diagnosis();
        if (diagnosis.verdict() != Verdict.WELL) {
            throw new RemedyFailed(
                    "nothing was touched: %s: %s"
                            .formatted(diagnosis.verdict().words(), diagnosis.sentence()));
        }
        var primary = diagnosis.primary().orElseThrow();
        var streaming =
                found.seen().standbys().stream()
                        .filter(MemberSight::streaming)
                        .map(MemberSight::member)
                        .toList();
        if (streaming.size() < terms.acks()) {
            throw new RemedyFailed(
                    "nothing was touched: only %d standbys stream from %s and %d must acknowledge"
                            .formatted(streaming.size(), primary, terms.acks()));
        }
        remedy.step(
                "%s asks %s for acknowledgements"
                        .formatted(primary, String.join(" and ", streaming)),
                () -> db.acknowledgedBy(primary, streaming));
        remedy.await(
                "enough standbys acknowledge what " + primary + " writes",
                () -> db.quorumOf(primary).size() >= terms.acks(),
                minutes(2));
    }
}
