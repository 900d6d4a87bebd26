package dev.remediator.demo;

import static dev.remediator.playbook.Playbooks.alert;
import static dev.remediator.playbook.Playbooks.label;
import static dev.remediator.playbook.Playbooks.node;
import static dev.remediator.playbook.Playbooks.page;
import static dev.remediator.playbook.Playbooks.seconds;
import static dev.remediator.playbook.Playbooks.when;

import dev.remediator.playbook.Plan;
import dev.remediator.playbook.Playbook;
import dev.remediator.standard.HealNode;

/// A web node that stops answering is restarted; if that does not hold, it is replaced. The times
/// are those of a demonstration: production waits longer.
public final class HealWebNode implements Playbook {

    @Override
    public Plan<?> plan() {
        return when(alert("InstanceDown").where(label("job").is("web")).heldFor(seconds(1)))
                .lock(node(label("instance")))
                .first("restart the service", HealNode::restart)
                .holding(seconds(3))
                .clearingWithin(seconds(5))
                .lastly("terminate and reprovision", HealNode::replace)
                .holding(seconds(3))
                .clearingWithin(seconds(10))
                .destructive()
                .otherwise(page("web-on-call"));
    }
}
