package dev.remediator.gateway;

import static dev.remediator.playbook.Playbooks.alert;
import static dev.remediator.playbook.Playbooks.label;
import static dev.remediator.playbook.Playbooks.node;
import static dev.remediator.playbook.Playbooks.page;
import static dev.remediator.playbook.Playbooks.when;

import dev.remediator.playbook.Book;
import dev.remediator.playbook.Plan;
import dev.remediator.playbook.Playbook;
import java.util.List;

/// One playbook: `InstanceDown` is about the node in the label `instance`.
final class TinyBook implements Playbook {

    static Book book() {
        return Book.of(List.of(new TinyBook()));
    }

    @Override
    public Plan<?> plan() {
        return when(alert("InstanceDown")).lock(node(label("instance"))).otherwise(page("web"));
    }
}
