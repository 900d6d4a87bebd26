package dev.remediator.playbook;

import static dev.remediator.playbook.Playbooks.label;
import static dev.remediator.playbook.Playbooks.node;
import static dev.remediator.playbook.Playbooks.page;
import static dev.remediator.playbook.Playbooks.when;

import dev.remediator.port.Node;

/// A playbook for tests that says just this.
record Says(String name, Plan<?> plan) implements Playbook {

    /// Answers the alerts by paging, and locks the node in label `instance`.
    static Says paging(String name, AlertPattern pattern) {
        return locking(name, pattern, "instance");
    }

    static Says locking(String name, AlertPattern pattern, String label) {
        return new Says(name, when(pattern).lock(node(label(label))).otherwise(page("on-call")));
    }

    /// A remedy nobody performs in these tests.
    static void nothing(Remedy remedy, Node node) {}
}
