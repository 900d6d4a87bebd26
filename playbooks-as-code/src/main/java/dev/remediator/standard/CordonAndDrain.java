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
import dev.remediator.port.ActuatorException;
import dev.remediator.port.Node;
import java.time.Duration;

/// A Kubernetes node that cannot make up its mind whether it is ready gets no more work and loses
/// what it has, as far as disruption budgets allow. If it then stands for 10 minutes it takes work
/// again, and nobody was woken; if not, it stays cordoned, so that whoever is paged finds it out of
/// harm's way.
///
/// It is not left cordoned without a page while the alert fires: nobody would give it back. One
/// that begins again within the hour is for people at once, as everything that comes back is.
public final class CordonAndDrain implements Playbook {
    private static final int LOOKS = 3;
    private static final Duration BETWEEN = seconds(200);

    @Override
    public Plan<?> plan() {
        return when(alert("KubeNodeReadinessFlapping"))
                .lock(node(label("node")))
                .first("cordon and drain until it stands", CordonAndDrain::drain)
                .clearingWithin(minutes(30))
                .holding(minutes(5))
                .notLongerThan(minutes(30))
                .destructiveOnTheAlertAlone()
                .otherwise(page("on-call"));
    }

    /// Drains the node, watches it for 10 minutes, and lets work come again if it stood.
    public static void drain(Remedy remedy, Node node) {
        remedy.step("note who else serves", () -> Sight.throwIfTooFew(node, "drained"));
        var out = new OutOfRotation(remedy, node::traffic);
        out.promiseReturn();
        int left = remedy.step("drain", () -> node.traffic().drain(minutes(10)));
        remedy.step("look who else serves now", () -> Sight.throwIfTooFew(node, "drained"));
        var trouble = watched(remedy, node);
        if (!trouble.isEmpty()) {
            out.stays();
            throw new RemedyFailed(
                    "%s is cordoned and %s, and stays so until somebody uncordons it: %s"
                            .formatted(node.name(), left(left), trouble));
        }
        out.end();
    }

    private static String left(int pods) {
        return switch (pods) {
            case 0 -> "empty";
            case 1 -> "has 1 pod left";
            default -> "has " + pods + " pods left";
        };
    }

    /// What went wrong meanwhile; empty if nothing did. What happens between two looks the alert
    /// tells, which must clear.
    private static String watched(Remedy remedy, Node node) {
        Stand first;
        try {
            first = remedy.step("note how it stands", () -> Stand.of(node));
        } catch (RemedyFailed e) {
            return unsaid(e);
        }
        for (int i = 0; i < LOOKS; i++) {
            remedy.sleep(BETWEEN);
            var trouble = remedy.step("look whether it stands", () -> trouble(node, first));
            if (!trouble.isEmpty()) {
                return trouble;
            }
        }
        return "";
    }

    private static String trouble(Node node, Stand first) {
        try {
            if (!node.healthy()) {
                return "it is not ready, although nothing is sent to it";
            }
            var now = Stand.of(node);
            return now.steadySince(first) ? "" : "it does not stand: " + now.since(first);
        } catch (ActuatorException e) {
            return unsaid(e);
        }
    }

    private static String unsaid(RuntimeException e) {
        return "nobody can say whether it stands: " + e.getMessage();
    }
}
