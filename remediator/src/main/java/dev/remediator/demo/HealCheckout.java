package dev.remediator.demo;

import static dev.remediator.playbook.Playbooks.alert;
import static dev.remediator.playbook.Playbooks.label;
import static dev.remediator.playbook.Playbooks.node;
import static dev.remediator.playbook.Playbooks.page;
import static dev.remediator.playbook.Playbooks.seconds;
import static dev.remediator.playbook.Playbooks.when;

import dev.remediator.playbook.Plan;
import dev.remediator.playbook.Playbook;

/// A checkout that fails is restarted once; a cause elsewhere is for people to find.
public final class HealCheckout implements Playbook {

    @Override
    public Plan<?> plan() {
        return when(alert("CheckoutErrors").where(label("job").is("web")).heldFor(seconds(1)))
                .lock(node(label("instance")))
                .first("restart the service", HealWebNode::restart)
                .holding(seconds(2))
                .clearingWithin(seconds(4))
                .otherwise(page("payments-on-call"));
    }
}
