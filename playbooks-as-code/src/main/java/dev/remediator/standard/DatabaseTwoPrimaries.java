package dev.remediator.standard;

import static dev.remediator.playbook.Playbooks.alert;
import static dev.remediator.playbook.Playbooks.database;
import static dev.remediator.playbook.Playbooks.label;
import static dev.remediator.playbook.Playbooks.page;
import static dev.remediator.playbook.Playbooks.when;

import dev.remediator.playbook.Plan;
import dev.remediator.playbook.Playbook;

/// Two members of a database say that they are the primary. Which of them has the truth, and what
/// of the other's is to be saved, is for people.
public final class DatabaseTwoPrimaries implements Playbook {

    @Override
    public Plan<?> plan() {
        return when(alert("DatabaseTwoPrimaries"))
                .lock(database(label("database")))
                .otherwise(page("database-on-call"));
    }
}
