package com.example.operations;

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

/// A web node that stops answering is restarted; if that does not help, people are called.
public final class HealWebNode implements Playbook {

    @Override
    public Plan<?> plan() {
        return when(alert("InstanceDown").where(label("job").is("web")).heldFor(minutes(3)))
                .lock(node(label("instance")))
                .first("restart the service", this::restart)
                .holding(minutes(2))
                .otherwise(page("web-on-call"));
    }

    private void restart(Remedy remedy, Node node) {
        var before = remedy.step("note the service", node::service);
        remedy.once("restart", node::restart).probe(() -> node.service().startedSince(before));
        remedy.await("healthy again", node::healthy, minutes(2));
    }
}
