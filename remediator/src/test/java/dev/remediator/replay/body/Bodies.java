package dev.remediator.replay.body;

import static dev.remediator.playbook.Playbooks.alert;
import static dev.remediator.playbook.Playbooks.label;
import static dev.remediator.playbook.Playbooks.node;
import static dev.remediator.playbook.Playbooks.page;
import static dev.remediator.playbook.Playbooks.when;

import dev.remediator.playbook.Action;
import dev.remediator.playbook.Branch;
import dev.remediator.playbook.Plan;
import dev.remediator.playbook.Remedy;
import dev.remediator.port.Node;
import dev.remediator.testkit.FakeTenure;

/// Bodies of remedies, and what is recorded of them.
final class Bodies {

    private Bodies() {}

    static Plan<Node> remedy(Action<Node> body) {
        return when(alert("InstanceDown"))
                .lock(node(label("instance")))
                .first("heal", body)
                .otherwise(page("web"));
    }

    /// What is recorded when this body is carried out.
    static RecordedRun recorded(Action<Node> body) {
        return recorded(body, new FakeTenure());
    }

    static RecordedRun recorded(Action<Node> body, FakeTenure tenure) {
        var plan = remedy(body);
        return Recorded.run(plan, plan.rungs().getFirst(), null, tenure, tenure.time());
    }

    static void does(Remedy remedy, String... steps) {
        for (var step : steps) {
            remedy.step(step, () -> {});
        }
    }

    static void fails(Remedy remedy, String step) {
        remedy.step(
                step,
                () -> {
                    throw new IllegalStateException("the disk is full");
                });
    }

    static void both(Remedy remedy, String one, String other) {
        remedy.parallel(
                "drain both",
                new Branch("web-1", r -> does(r, one)),
                new Branch("web-2", r -> does(r, other)));
    }
}
