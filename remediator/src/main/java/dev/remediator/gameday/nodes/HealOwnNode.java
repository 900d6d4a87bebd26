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
import dev.remediator.port.Node;
import dev.remediator.standard.HealNode;
import java.time.Duration;

/// The standard playbook's ladder, with the times of a game day: production waits longer. A process
/// has no machine of its own to boot, so that remedy is left out.
public final class HealOwnNode implements Playbook {
    static final String RESTART = "restart the service";
    static final String REPLACE = "terminate and reprovision";
    private static final Duration SETTLES_WITHIN = seconds(20);
    private static final Duration SERVES_WITHIN = seconds(10);

    @Override
    public Plan<?> plan() {
        return when(alert(Monitoring.DOWN).heldFor(seconds(1)))
                .lock(node(label("instance")))
                .first(RESTART, HealOwnNode::restart)
                .holding(seconds(1))
                .clearingWithin(seconds(3))
                .notLongerThan(minutes(1))
                .lastly(REPLACE, HealOwnNode::replace)
                .holding(seconds(1))
                .clearingWithin(seconds(3))
                .notLongerThan(minutes(1))
                .destructive()
                .otherwise(page("node-on-call"));
    }

    private static void restart(Remedy remedy, Node node) {
        HealNode.restart(remedy.within(SETTLES_WITHIN), node, seconds(0));
    }

    private static void replace(Remedy remedy, Node node) {
        HealNode.replace(remedy.within(SERVES_WITHIN), node, seconds(0));
    }
}
