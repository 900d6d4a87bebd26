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
import java.time.Duration;

/// Something that knows more than the node does says that its machine is failing, such as a disk's
/// own forecast or a notice of its provider: the node is replaced although it still serves.
public final class ReplaceNode implements Playbook {

    @Override
    public Plan<?> plan() {
        return when(alert("NodeFailing"))
                .lock(node(label("instance")))
                .first("drain and replace", ReplaceNode::replace)
                .holding(minutes(5))
                .notLongerThan(minutes(30))
                .destructiveOnTheAlertAlone()
                .otherwise(page("on-call"));
    }

    /// Like [HealNode#replace], but whatever the node says of itself.
    public static void replace(Remedy remedy, Node node) {
        replace(remedy, node, HealNode.SETTLING);
    }

    /// The same, with another time.
    ///
    /// @param settling how long it must stay well; zero: whether it stays so is not looked at
    public static void replace(Remedy remedy, Node node, Duration settling) {
        new NodeReplacement(remedy, node, settling, true).carryOut();
    }
}
