package dev.remediator.standard;

import static dev.remediator.playbook.Playbooks.alert;
import static dev.remediator.playbook.Playbooks.label;
import static dev.remediator.playbook.Playbooks.minutes;
import static dev.remediator.playbook.Playbooks.node;
import static dev.remediator.playbook.Playbooks.page;
import static dev.remediator.playbook.Playbooks.when;

import dev.remediator.playbook.Plan;
import dev.remediator.playbook.Playbook;
import dev.remediator.playbook.Remedy;
import dev.remediator.port.Node;

/// A file system that is nearly full is cleaned up, by what the inventory allows and in its order,
/// until less than 80 % of it are used. One that fills again within the hour is for people:
/// cleaning is not a fix.
public final class FreeDisk implements Playbook {

    @Override
    public Plan<?> plan() {
        return when(alert("NodeFilesystemAlmostOutOfSpace"))
                .lock(node(label("instance")))
                .first("clean up the file system", FreeDisk::cleanUp)
                .holding(minutes(10))
                .notLongerThan(minutes(30))
                .otherwise(page("on-call"));
    }

    /// Cleans up the file system that the alert names in label `mountpoint` if the service writes to
    /// it, else the fullest one; each measure is a step.
    public static void cleanUp(Remedy remedy, Node node) {
        new DiskCleanup(remedy, node).carryOut();
    }
}
