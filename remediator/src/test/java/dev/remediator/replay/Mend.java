package dev.remediator.replay;

import static dev.remediator.playbook.Playbooks.alert;
import static dev.remediator.playbook.Playbooks.label;
import static dev.remediator.playbook.Playbooks.minutes;
import static dev.remediator.playbook.Playbooks.node;
import static dev.remediator.playbook.Playbooks.page;
import static dev.remediator.playbook.Playbooks.when;

import dev.remediator.Shelf;
import dev.remediator.playbook.Book;
import dev.remediator.playbook.Plan;
import dev.remediator.playbook.Playbook;
import java.util.List;

/// Restarts what is down.
public class Mend implements Playbook {
    private final int heldFor;

    /// After two minutes.
    public Mend() {
        this(2);
    }

    /// After a while.
    protected Mend(int heldFor) {
        this.heldFor = heldFor;
    }

    @Override
    public String name() {
        return "Mend";
    }

    @Override
    public Plan<?> plan() {
        return when(alert("InstanceDown").heldFor(minutes(heldFor)))
                .lock(node(label("instance")))
                .first("restart", (_, _) -> {})
                .holding(minutes(2))
                .otherwise(page("on-call"));
    }

    /// The same after other minutes.
    static Shelf shelf(int heldFor) {
        return new Shelf(Book.of(List.of(new Mend(heldFor))), Mend.class.getClassLoader());
    }
}
