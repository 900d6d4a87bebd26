package dev.remediator.worker;

import static dev.remediator.playbook.Playbooks.alert;
import static dev.remediator.playbook.Playbooks.label;
import static dev.remediator.playbook.Playbooks.node;
import static dev.remediator.playbook.Playbooks.page;
import static dev.remediator.playbook.Playbooks.when;

import dev.remediator.playbook.Action;
import dev.remediator.playbook.Book;
import dev.remediator.playbook.Grammar;
import dev.remediator.playbook.Plan;
import dev.remediator.playbook.Playbook;
import dev.remediator.port.Node;
import java.util.List;

/// A playbook of one remedy, called `Heal`.
record Scripted(Plan<?> plan) implements Playbook {

    static Book book(Action<Node> remedy) {
        return bookOf(first(remedy));
    }

    /// The remedy destroys something.
    static Book destructive(Action<Node> remedy) {
        return bookOf(first(remedy).destructive());
    }

    /// The remedy destroys something, whatever the node says.
    static Book onTheAlertAlone(Action<Node> remedy) {
        return bookOf(first(remedy).destructiveOnTheAlertAlone());
    }

    private static Grammar.Rung<Node> first(Action<Node> remedy) {
        return when(alert("InstanceDown")).lock(node(label("instance"))).first("heal", remedy);
    }

    private static Book bookOf(Grammar.Rung<Node> remedy) {
        return Book.of(List.of(new Scripted(remedy.otherwise(page("web")))));
    }

    @Override
    public String name() {
        return "Heal";
    }
}
