package dev.remediator.console;

import static dev.remediator.playbook.Playbooks.alert;
import static dev.remediator.playbook.Playbooks.label;
import static dev.remediator.playbook.Playbooks.minutes;
import static dev.remediator.playbook.Playbooks.node;
import static dev.remediator.playbook.Playbooks.page;
import static dev.remediator.playbook.Playbooks.when;

import dev.remediator.access.Caller;
import dev.remediator.guard.Policy;
import dev.remediator.history.Accounting;
import dev.remediator.history.Books;
import dev.remediator.history.Chronicle;
import dev.remediator.playbook.Book;
import dev.remediator.playbook.Plan;
import dev.remediator.playbook.Playbook;
import java.util.List;

/// Draws pages about a history, as they would be ten minutes after it began.
final class PagesBench {
    static final String HOSTILE = "<script>alert(1)</script>\"' onload=\"x";
    static final Viewer ANYBODY = new Viewer(Caller.ANYBODY, "token", false);

    private final Chronicle chronicle = new Chronicle();
    private Books books = () -> new Accounting(5, 3, 2, 0);

    /// Restarts, then replaces; all of its words are hostile.
    static final class HealHostile implements Playbook {
        @Override
        public String name() {
            return "HealNode";
        }

        @Override
        public Plan<?> plan() {
            return when(alert("Down " + HOSTILE).heldFor(minutes(2)))
                    .lock(node(label("instance")))
                    .first("restart " + HOSTILE, (_, _) -> {})
                    .lastly("replace", (_, _) -> {})
                    .destructive()
                    .otherwise(page("on-call " + HOSTILE));
        }
    }

    Chronicle chronicle() {
        return chronicle;
    }

    PagesBench with(Books other) {
        books = other;
        return this;
    }

    Console console() {
        return Console.of(
                new Sources(
                        chronicle.history(),
                        Book.of(List.of(new HealHostile())),
                        Policy.DEFAULT,
                        books,
                        () -> Chronicle.START.plusSeconds(600)));
    }
}
