package dev.remediator.standard;

import static dev.remediator.playbook.Playbooks.alert;
import static dev.remediator.playbook.Playbooks.database;
import static dev.remediator.playbook.Playbooks.label;
import static dev.remediator.playbook.Playbooks.minutes;
import static dev.remediator.playbook.Playbooks.page;
import static dev.remediator.playbook.Playbooks.when;

import dev.remediator.playbook.Plan;
import dev.remediator.playbook.Playbook;
import dev.remediator.playbook.Remedy;
import dev.remediator.playbook.RemedyFailed;
import dev.remediator.port.DatabaseCluster;

/// A database whose primary is dead gets another one, without losing a write that was acknowledged
/// and without two primaries; the dead one is destroyed and rebuilt as a standby. If that cannot be
/// had, nothing is touched, or all that was touched is given back, and people are paged.
///
/// A primary whose process is gone is started again first, if the operator says how long that may
/// take; one that answers and takes no writes is replaced in an orderly way.
public final class FailOverDatabase implements Playbook {

    @Override
    public Plan<?> plan() {
        return when(alert("DatabaseDown"))
                .lock(database(label("database")))
                .first("fail over to a standby", FailOverDatabase::failOver)
                .clearingWithin(minutes(2))
                .holding(minutes(1))
                .notLongerThan(minutes(60))
                .destructive()
                .otherwise(page("database-on-call"));
    }

    /// Looks, judges, and does what may be done.
    public static void failOver(Remedy remedy, DatabaseCluster db) {
        var terms = remedy.step("note what is allowed", db::terms);
        var found = new Examination(remedy, db, terms).thorough();
        var diagnosis = found.diagnosis();
        switch (diagnosis.verdict()) {
            case FAIL_OVER -> Handover.of(remedy, db, terms, found).emergency();
            case SWITCH_OVER -> Handover.of(remedy, db, terms, found).orderly(false, false);
            default -> {
                if (!found.healed()) {
                    throw new RemedyFailed(
                            "nothing was touched: %s: %s"
                                    .formatted(diagnosis.verdict().words(), diagnosis.sentence()));
                }
            }
        }
    }
}
