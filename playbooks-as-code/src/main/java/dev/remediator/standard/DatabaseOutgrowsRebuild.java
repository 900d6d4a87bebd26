package dev.remediator.standard;

import static dev.remediator.playbook.Playbooks.alert;
import static dev.remediator.playbook.Playbooks.database;
import static dev.remediator.playbook.Playbooks.label;
import static dev.remediator.playbook.Playbooks.page;
import static dev.remediator.playbook.Playbooks.when;

import dev.remediator.playbook.Plan;
import dev.remediator.playbook.Playbook;

/// A database that could soon no longer be copied in time, so that a lost member would stay lost.
/// That is for people: a faster copy, or a longer limit.
public final class DatabaseOutgrowsRebuild implements Playbook {

    @Override
    public Plan<?> plan() {
        return when(alert("DatabaseOutgrowsRebuild"))
                .lock(database(label("database")))
                .otherwise(page("database-on-call"));
    }
}
