package dev.remediator.replay.engine;

import static dev.remediator.playbook.Playbooks.alert;
import static dev.remediator.playbook.Playbooks.atMost;
import static dev.remediator.playbook.Playbooks.group;
import static dev.remediator.playbook.Playbooks.hours;
import static dev.remediator.playbook.Playbooks.label;
import static dev.remediator.playbook.Playbooks.minutes;
import static dev.remediator.playbook.Playbooks.node;
import static dev.remediator.playbook.Playbooks.page;
import static dev.remediator.playbook.Playbooks.seconds;
import static dev.remediator.playbook.Playbooks.when;

import dev.remediator.escalation.Rulebook;
import dev.remediator.guard.Policy;
import dev.remediator.playbook.Autonomy;
import dev.remediator.playbook.Book;
import dev.remediator.playbook.Plan;
import dev.remediator.playbook.Playbook;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The playbooks of the invented world, and what may be changed about them.
final class Sheets {
    static final Deciding AS_RECORDED = by(heal(Duration.ofSeconds(20), "restart"));

    private Sheets() {}

    record Named(String name, Plan<?> plan) implements Playbook {}

    /// With another playbook for `InstanceDown`.
    static Deciding by(Plan<?> healNode) {
        return by(List.of(new Named("HealNode", healNode)));
    }

    /// With other playbooks before those that stay as they are.
    static Deciding by(List<Named> first) {
        var all = new ArrayList<Playbook>(first);
        all.add(new Named("Clean", clean()));
        all.add(new Named("Rebuild", rebuild()));
        all.add(new Named("Ask", asks()));
        all.add(
                new Named(
                        "Human",
                        when(alert("Fire"))
                                .lock(node(label("instance")))
                                .otherwise(page("people"))));
        return new Deciding(Book.of(all), Policy.DEFAULT, Rulebook.printed());
    }

    static Plan<?> heal(Duration heldFor, String first) {
        return when(alert("InstanceDown").heldFor(heldFor))
                .lock(node(label("instance")))
                .within(group(label("zone")), atMost(2).atOnce(), atMost(9).per(hours(1)))
                .first(first, (_, _) -> {})
                .holding(seconds(40))
                .clearingWithin(minutes(1))
                .notLongerThan(minutes(4))
                .lastly("replace", (_, _) -> {})
                .destructive()
                .holding(minutes(1))
                .clearingWithin(minutes(2))
                .notLongerThan(minutes(8))
                .otherwise(page("web"));
    }

    private static Plan<?> clean() {
        return when(alert("DiskFull"))
                .lock(node(label("instance")))
                .first("clean", (_, _) -> {})
                .holding(seconds(0))
                .clearingWithin(minutes(1))
                .notLongerThan(minutes(2))
                .otherwise(page("disks"));
    }

    private static Plan<?> rebuild() {
        return when(alert("Corrupt"))
                .lock(node(label("instance")))
                .first("rebuild", (_, _) -> {})
                .destructive()
                .holding(minutes(1))
                .clearingWithin(minutes(3))
                .notLongerThan(minutes(6))
                .otherwise(page("storage"));
    }

    private static Plan<?> asks() {
        return when(alert("Leak"))
                .lock(node(label("instance")))
                .first("drain", (_, _) -> {})
                .holding(seconds(30))
                .clearingWithin(minutes(2))
                .notLongerThan(minutes(4))
                .otherwise(page("web"))
                .proposing(minutes(5), Autonomy.Lapse.PAGE);
    }
}
