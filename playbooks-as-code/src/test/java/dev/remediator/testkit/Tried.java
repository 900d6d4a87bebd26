package dev.remediator.testkit;

import static dev.remediator.playbook.Playbooks.alert;
import static dev.remediator.playbook.Playbooks.label;
import static dev.remediator.playbook.Playbooks.node;
import static dev.remediator.playbook.Playbooks.page;
import static dev.remediator.playbook.Playbooks.when;

import dev.remediator.playbook.Action;
import dev.remediator.playbook.Plan;
import dev.remediator.playbook.Playbook;
import dev.remediator.port.Node;

/// A playbook with one remedy, `heal`.
record Tried(Plan<?> plan) implements Playbook {

    static Tried of(Action<Node> remedy) {
        return new Tried(
                when(alert("InstanceDown"))
                        .lock(node(label("instance")))
                        .first("heal", remedy)
                        .otherwise(page("people")));
    }

    /// One rehearsal of it, on a dead node.
    static Played play(Rehearsal rehearsal, Action<Node> remedy) {
        var target = rehearsal.node("web-1");
        target.breaks();
        return rehearsal.of(of(remedy)).on(target).remedy("heal");
    }

    /// Its crash matrix, on a dead node.
    static Matrix matrix(int crashes, Action<Node> remedy) {
        return Matrix.of(crashes, rehearsal -> play(rehearsal, remedy));
    }
}
