package dev.remediator.it.newcomer;

import static dev.remediator.playbook.Playbooks.alert;
import static dev.remediator.playbook.Playbooks.atMost;
import static dev.remediator.playbook.Playbooks.branch;
import static dev.remediator.playbook.Playbooks.group;
import static dev.remediator.playbook.Playbooks.hours;
import static dev.remediator.playbook.Playbooks.label;
import static dev.remediator.playbook.Playbooks.minutes;
import static dev.remediator.playbook.Playbooks.node;
import static dev.remediator.playbook.Playbooks.page;
import static dev.remediator.playbook.Playbooks.seconds;
import static dev.remediator.playbook.Playbooks.when;

import dev.remediator.playbook.Autonomy;
import dev.remediator.playbook.Plan;
import dev.remediator.playbook.Playbook;
import dev.remediator.playbook.Remedy;
import dev.remediator.playbook.RemedyFailed;
import dev.remediator.port.Node;
import dev.remediator.standard.HealNode;

/// What `docs/playbooks.md` shows of the language.
final class HealSlowWeb implements Playbook {

    @Override
    public Plan<?> plan() {
        return when(alert("WebSlow").where(label("job").is("web")).heldFor(minutes(2)))
                .lock(node(label("instance")))
                .within(group(label("cluster")), atMost(1).atOnce(), atMost(5).per(hours(1)))
                .first("look around", HealSlowWeb::look)
                .then("restart out of rotation", HealSlowWeb::restart)
                .holding(minutes(5))
                .notLongerThan(minutes(20))
                .lastly("terminate and reprovision", HealNode::replace)
                .holding(minutes(10))
                .destructive()
                .otherwise(page("web-on-call"))
                .proposing(minutes(15), Autonomy.Lapse.PAGE);
    }

    static void look(Remedy remedy, Node node) {
        remedy.parallel(
                "look",
                branch("service", r -> r.step("service", () -> node.service().state().name())),
                branch("door", r -> r.within(seconds(5)).step("door", node::healthy)));
        remedy.sleep(seconds(30));
        if (!remedy.step("does it serve", node::healthy)) {
            throw new RemedyFailed(node.name() + " does not serve by itself");
        }
    }

    static void restart(Remedy remedy, Node node) {
        remedy.step(
                "drain", () -> node.traffic().drain(minutes(1)), () -> node.traffic().restore());
        var before = remedy.step("note how the service stands", node::service);
        remedy.once("restart", node::restart).probe(() -> node.service().startedSince(before));
        remedy.within(minutes(5)).await("healthy again", node::healthy, minutes(2));
        remedy.step("put it back", () -> node.traffic().restore());
    }
}
