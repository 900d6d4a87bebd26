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
import java.util.Optional;

/// A node that stops answering is restarted, then terminated and reprovisioned; the latter only if
/// the node itself does not say that it is well. Budgets are left to the operator.
public final class HealNode implements Playbook {

    @Override
    public Plan<?> plan() {
        return when(alert("InstanceDown").heldFor(minutes(2)))
                .lock(node(label("instance")))
                .first("restart the service", HealNode::restart)
                .holding(minutes(2))
                .lastly("terminate and reprovision", HealNode::replace)
                .holding(minutes(5))
                .destructive()
                .otherwise(page("on-call"));
    }

    /// Restarts the service where it is, and waits until it serves.
    public static void restart(Remedy remedy, Node node) {
        var before = remedy.step("note how the service stands", node::service);
        remedy.once("restart", node::restart).probe(() -> node.service().startedSince(before));
        remedy.await("healthy again", node::healthy, minutes(2));
    }

    /// Ends the machine behind the node's name, makes another, and waits until it serves. Once the
    /// first is to be ended there is no way back but forward.
    public static void replace(Remedy remedy, Node node) {
        var fleet = node.fleet();
        var old = remedy.step("note the machine", () -> fleet.machine(node.name()));
        if (old.isPresent()) {
            remedy.once("terminate", order -> fleet.terminate(node.name(), old.get(), order))
                    .probe(() -> !fleet.machines(node.name()).contains(old.get()));
        }
        remedy.onceGiving("launch", order -> fleet.launch(node.name(), order))
                .probe(() -> fleet.machine(node.name()).filter(m -> !old.equals(Optional.of(m))));
        remedy.await("healthy again", node::healthy, minutes(10));
    }
}
