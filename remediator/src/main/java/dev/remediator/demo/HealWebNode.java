package dev.remediator.demo;

import static dev.remediator.playbook.Playbooks.alert;
import static dev.remediator.playbook.Playbooks.label;
import static dev.remediator.playbook.Playbooks.node;
import static dev.remediator.playbook.Playbooks.page;
import static dev.remediator.playbook.Playbooks.seconds;
import static dev.remediator.playbook.Playbooks.when;

import dev.remediator.playbook.Plan;
import dev.remediator.playbook.Playbook;
import dev.remediator.playbook.Remedy;
import dev.remediator.port.Node;
import dev.remediator.standard.HealNode;

/// A web node that stops answering is restarted; if that does not hold, it is replaced. The times
/// are those of a demonstration: production waits longer.
public final class HealWebNode implements Playbook {

    @Override
    public Plan<?> plan() {
        return when(alert("InstanceDown").where(label("job").is("web")).heldFor(seconds(1)))
                .lock(node(label("instance")))
                .first("restart the service", HealWebNode::restart)
                .holding(seconds(3))
                .clearingWithin(seconds(5))
                .lastly("terminate and reprovision", HealWebNode::replace)
                .holding(seconds(3))
                .clearingWithin(seconds(10))
                .destructive()
                .otherwise(page("web-on-call"));
    }

    /// Whether it stays well is left to the alert, which must stay clear.
    static void restart(Remedy remedy, Node node) {
        HealNode.restart(remedy, node, seconds(0));
    }

    private static void replace(Remedy remedy, Node node) {
        HealNode.replace(remedy, node, seconds(0));
    }
}
