package dev.remediator.gameday;

import static dev.remediator.playbook.Playbooks.alert;
import static dev.remediator.playbook.Playbooks.database;
import static dev.remediator.playbook.Playbooks.label;
import static dev.remediator.playbook.Playbooks.minutes;
import static dev.remediator.playbook.Playbooks.page;
import static dev.remediator.playbook.Playbooks.seconds;
import static dev.remediator.playbook.Playbooks.when;

import dev.remediator.playbook.Plan;
import dev.remediator.playbook.Playbook;
import dev.remediator.standard.FailOverDatabase;

/// The standard playbook's remedy, with the times of a game day: production watches longer.
public final class FailOverOwnDatabase implements Playbook {

    @Override
    public Plan<?> plan() {
        return when(alert("DatabaseDown"))
                .lock(database(label("database")))
                .first("fail over to a standby", FailOverDatabase::failOver)
                .holding(seconds(1))
                .clearingWithin(seconds(20))
                .notLongerThan(minutes(3))
                .destructive()
                .otherwise(page("database-on-call"));
    }
}
