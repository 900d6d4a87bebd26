package dev.remediator.standard;

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
import dev.remediator.playbook.RemedyFailed;
import dev.remediator.port.Node;
import dev.remediator.port.Service;
import java.time.Duration;
import java.util.Locale;

/// A node that stops answering is restarted, then drained and rebooted, then terminated and
/// reprovisioned; the last two only if the node itself does not say that it is well. Budgets are
/// left to the operator.
///
/// Each remedy is also there for playbooks of your own, with a time that suits them: so long the
/// node must stay well before the remedy counts as done. A remedy that returns has been verified;
/// an answer nobody could get counts against it.
public final class HealNode implements Playbook {

    /// So long a node must stay well after it was touched: 30 s.
    static final Duration SETTLING = seconds(30);

    @Override
    public Plan<?> plan() {
        return when(alert("InstanceDown").heldFor(minutes(2)))
                .lock(node(label("instance")))
                .first("restart the service", HealNode::restart)
                .holding(minutes(2))
                .then("drain and reboot", HealNode::reboot)
                .holding(minutes(5))
                .notLongerThan(minutes(20))
                .destructive()
                .lastly("terminate and reprovision", HealNode::replace)
                .holding(minutes(5))
                .notLongerThan(minutes(30))
                .destructive()
                .otherwise(page("on-call"));
    }

    /// Restarts the service where it is, and waits until it serves and has done so for 30 s.
    public static void restart(Remedy remedy, Node node) {
        restart(remedy, node, SETTLING);
    }

    /// The same, with another time.
    ///
    /// @param settling how long it must stay well; zero: whether it stays so is not looked at
    public static void restart(Remedy remedy, Node node, Duration settling) {
        var before =
                remedy.step("note how the service stands", () -> Sight.of(node, node.service()));
        remedy.once("restart", node::restart)
                .probe(() -> node.service().startedSince(before.service()));
        var check = new Verification(remedy, node, before.near(), settling);
        remedy.await("healthy again", () -> healthy(node), minutes(2));
        check.takesWork();
        check.settled(
                now ->
                        now.service().startedSince(before.service())
                                ? ""
                                : "the service of %s was not started anew, though it was told to: it is %s"
                                        .formatted(node.name(), now.service().state()));
    }

    /// What ends right after its start is not waited for any longer.
    private static boolean healthy(Node node) {
        if (node.healthy()) {
            return true;
        }
        var state = Stand.service(node).state();
        if (state == Service.State.STOPPED || state == Service.State.FAILED) {
            throw new RemedyFailed(
                    "the service of %s was started, and is %s again"
                            .formatted(node.name(), state.name().toLowerCase(Locale.ROOT)));
        }
        return false;
    }

    /// Takes the node out of rotation, boots its machine anew, and puts it back when it serves; it
    /// must then do so for 30 s. Nothing is done if it says that it is well, if too few others
    /// serve, or if it cannot be rebooted.
    ///
    /// A node that does not come back is put into rotation all the same: what was found there is
    /// left there, and it is the balancer's own health check that keeps work from a dead node. One
    /// that was left out would be missing for ever, and nobody would know.
    public static void reboot(Remedy remedy, Node node) {
        reboot(remedy, node, SETTLING);
    }

    /// The same, with another time.
    ///
    /// @param settling how long it must stay well; zero: whether it stays so is not looked at
    public static void reboot(Remedy remedy, Node node, Duration settling) {
        new NodeReboot(remedy, node, settling).carryOut();
    }

    /// Ends the machine behind the node's name, makes another, and waits until it serves and has
    /// done so for 30 s. Where its fleet has room for one more, the new one is made and serves
    /// before the old one is ended. Nothing is done if too few others serve, or if the fleet says
    /// that it would not let it through.
    public static void replace(Remedy remedy, Node node) {
        replace(remedy, node, SETTLING);
    }

    /// The same, with another time.
    ///
    /// @param settling how long it must stay well; zero: whether it stays so is not looked at
    public static void replace(Remedy remedy, Node node, Duration settling) {
        new NodeReplacement(remedy, node, settling, false).carryOut();
    }
}
