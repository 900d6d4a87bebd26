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
import dev.remediator.port.Service;
import dev.remediator.standard.HealNode;
import java.time.Duration;

/// The standard playbook's ladder, with the times of a game day: production waits longer, also for
/// what ends right after a restart. A process has no machine of its own to boot, so that remedy is
/// left out.
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
        var before = remedy.step("note how the service stands", node::service);
        remedy.once("restart", node::restart).probe(() -> node.service().startedSince(before));
        serves(remedy, node);
    }

    private static void replace(Remedy remedy, Node node) {
        HealNode.replace(remedy.within(SERVES_WITHIN), node, seconds(0));
    }

    /// What ends right after its start is not waited for any longer.
    private static void serves(Remedy remedy, Node node) {
        remedy.await("healthy again or ended", () -> node.healthy() || ended(node), SETTLES_WITHIN);
        remedy.step(
                "see that it serves",
                () -> {
                    if (ended(node)) {
                        throw new ActuatorException(
                                "'%s' ended right after it was started".formatted(node.name()));
                    }
                });
    }

    private static boolean ended(Node node) {
        return node.service().state() == Service.State.STOPPED;
    }
}
