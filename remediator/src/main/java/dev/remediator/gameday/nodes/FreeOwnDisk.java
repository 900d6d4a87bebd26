package dev.remediator.gameday.nodes;

import static dev.remediator.playbook.Playbooks.alert;
import static dev.remediator.playbook.Playbooks.label;
import static dev.remediator.playbook.Playbooks.minutes;
import static dev.remediator.playbook.Playbooks.node;
import static dev.remediator.playbook.Playbooks.page;
import static dev.remediator.playbook.Playbooks.seconds;
import static dev.remediator.playbook.Playbooks.when;

import dev.remediator.playbook.Plan;
import dev.remediator.playbook.Playbook;
import dev.remediator.playbook.Remedy;
import dev.remediator.port.ActuatorException;
import dev.remediator.port.Node;

/// A full disk is cleaned up by what its allow-list names, one measure after the other until there
/// is room, with the times of a game day. What cannot be cleaned up is left to people.
public final class FreeOwnDisk implements Playbook {
    static final String CLEAN = "clean up";
    private static final int ENOUGH = 70;

    @Override
    public Plan<?> plan() {
        return when(alert(Monitoring.FULL).heldFor(seconds(1)))
                .lock(node(label("instance")))
                .first(CLEAN, FreeOwnDisk::clean)
                .holding(HealOwnNode.HOLDING)
                .clearingWithin(seconds(3))
                .notLongerThan(minutes(1))
                .otherwise(page("node-on-call"));
    }

    private static void clean(Remedy remedy, Node node) {
        var disk = node.disk();
        for (var measure : disk.measures()) {
            if (remedy.step("look how full it is", () -> used(node)) <= ENOUGH) {
                return;
            }
            remedy.step(measure, () -> disk.clean(measure));
        }
        remedy.step(
                "see whether there is room",
                () -> {
                    if (used(node) > ENOUGH) {
                        throw new ActuatorException(
                                "'%s' is %d %% full after all that may be cleaned up: %s"
                                        .formatted(node.name(), used(node), disk.suspects()));
                    }
                });
    }

    private static int used(Node node) {
        return node.disk().usage().stream().mapToInt(one -> one.used()).max().orElse(0);
    }
}
