package dev.remediator.worker;

import static dev.remediator.playbook.Playbooks.alert;
import static dev.remediator.playbook.Playbooks.label;
import static dev.remediator.playbook.Playbooks.node;
import static dev.remediator.playbook.Playbooks.page;
import static dev.remediator.playbook.Playbooks.when;

import dev.remediator.playbook.Action;
import dev.remediator.playbook.Book;
import dev.remediator.playbook.Plan;
import dev.remediator.playbook.Playbook;
import dev.remediator.port.Node;
import java.util.List;

/// A playbook of one remedy, called `Heal`.
record Scripted(Action<Node> remedy) implements Playbook {

    static Book book(Action<Node> remedy) {
        return Book.of(List.of(new Scripted(remedy)));
    }

    @Override
    public String name() {
        return "Heal";
    }

    @Override
    public Plan<?> plan() {
        return when(alert("InstanceDown"))
                .lock(node(label("instance")))
                .first("heal", remedy)
                .otherwise(page("web"));
    }
}
