package dev.remediator.standard;

import static dev.remediator.playbook.Playbooks.alert;
import static dev.remediator.playbook.Playbooks.database;
import static dev.remediator.playbook.Playbooks.label;
import static dev.remediator.playbook.Playbooks.minutes;
import static dev.remediator.playbook.Playbooks.page;
import static dev.remediator.playbook.Playbooks.when;

import dev.remediator.failover.Verdict;
import dev.remediator.playbook.Plan;
import dev.remediator.playbook.Playbook;
import dev.remediator.playbook.Remedy;
import dev.remediator.playbook.RemedyFailed;
import dev.remediator.port.DatabaseCluster;

/// People ask for another primary, as before work on its host: it is stopped in an orderly way, and
/// comes back as a standby. It is done on their word alone, because the database says that it is
/// well.
public final class SwitchOverDatabase implements Playbook {

    @Override
    public Plan<?> plan() {
        return when(alert("DatabaseSwitchover"))
                .lock(database(label("database")))
                .first("switch over to a standby", SwitchOverDatabase::switchOver)
                .clearingWithin(minutes(2))
                .holding(minutes(1))
                .notLongerThan(minutes(60))
                .destructiveOnTheAlertAlone()
                .otherwise(page("database-on-call"));
    }

    /// Looks once, and switches over if the primary is there and a standby streams.
    public static void switchOver(Remedy remedy, DatabaseCluster db) {
        var terms = remedy.step("note what is allowed", db::terms);
        var found = new Examination(remedy, db, terms).once();
        var diagnosis = found.diagnosis();
        if (diagnosis.verdict() != Verdict.WELL && diagnosis.verdict() != Verdict.SWITCH_OVER) {
            throw new RemedyFailed(
                    "nothing was touched: %s: %s"
                            .formatted(diagnosis.verdict().words(), diagnosis.sentence()));
        }
        Handover.of(remedy, db, terms, found).orderly(true, diagnosis.verdict() == Verdict.WELL);
    }
}
