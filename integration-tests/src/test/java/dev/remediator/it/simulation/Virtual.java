package dev.remediator.it.simulation;

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

import dev.remediator.playbook.Autonomy;
import dev.remediator.playbook.Book;
import dev.remediator.playbook.Grammar;
import dev.remediator.playbook.Lock;
import dev.remediator.playbook.Plan;
import dev.remediator.playbook.Playbook;
import dev.remediator.port.Node;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The playbooks of the invented world. What a remedy does is the world's to say, so their bodies
/// are empty.
final class Virtual {

    /// There are workers for them, whatever their version.
    static final Set<String> CODES = Set.of("");

    static final Map<String, Integer> CREW = Map.of("", 3);

    /// All of them.
    static final Book BOOK =
            Book.of(
                    List.of(
                            new Named("HealNode", healNode()),
                            new Named("Rebuild", rebuild()),
                            new Named("Clean", clean()),
                            new Named(
                                    "Human",
                                    when(alert("Fire")).lock(instance()).otherwise(page("people"))),
                            new Named("AskThenPage", asks("Leak", Autonomy.Lapse.PAGE)),
                            new Named("AskThenAct", asks("Drift", Autonomy.Lapse.ACT)),
                            new Named("AskAndLeave", asks("Skew", Autonomy.Lapse.LEAVE)),
                            new Named("Shadow", restart("Ghost").otherwise(page("web")).inShadow()),
                            new Named("Failover", failover()),
                            new Named("Zone", zone())));

    /// The alerts of single machines that a playbook answers.
    static final List<String> ALERTS =
            List.of(
                    "InstanceDown",
                    "InstanceDown",
                    "InstanceDown",
                    "Corrupt",
                    "Corrupt",
                    "DiskFull",
                    "Fire",
                    "Leak",
                    "Drift",
                    "Skew",
                    "Ghost",
                    "Noise");

    private Virtual() {}

    private record Named(String name, Plan<?> plan) implements Playbook {}

    private static Lock<Node> instance() {
        return node(label("instance"));
    }

    private static Plan<?> healNode() {
        return when(alert("InstanceDown").heldFor(seconds(20)))
                .lock(instance())
                .within(group(label("zone")), atMost(2).atOnce(), atMost(5).per(hours(1)))
                .first("restart", (_, _) -> {})
                .holding(minutes(1))
                .clearingWithin(minutes(2))
                .notLongerThan(minutes(4))
                .lastly("replace", (_, _) -> {})
                .destructive()
                .holding(minutes(2))
                .clearingWithin(minutes(4))
                .notLongerThan(minutes(8))
                .otherwise(page("web"));
    }

    private static Plan<?> rebuild() {
        return when(alert("Corrupt"))
                .lock(instance())
                .first("rebuild", (_, _) -> {})
                .destructive()
                .holding(minutes(1))
                .clearingWithin(minutes(3))
                .notLongerThan(minutes(6))
                .otherwise(page("storage"));
    }

    private static Plan<?> clean() {
        return when(alert("DiskFull"))
                .lock(instance())
                .first("clean", (_, _) -> {})
                .holding(seconds(0))
                .clearingWithin(minutes(1))
                .notLongerThan(minutes(2))
                .otherwise(page("disks"));
    }

    private static Plan<?> asks(String name, Autonomy.Lapse lapse) {
        return restart(name)
                .then("replace", (_, _) -> {})
                .destructive()
                .otherwise(page("web"))
                .proposing(minutes(5), lapse);
    }

    private static Grammar.Rung<Node> restart(String name) {
        return when(alert(name))
                .lock(instance())
                .first("restart", (_, _) -> {})
                .holding(seconds(30))
                .clearingWithin(minutes(2))
                .notLongerThan(minutes(4));
    }

    private static Plan<?> failover() {
        return when(alert("DatabaseDown"))
                .lock(new Lock<>("database", Node.class, label("instance")))
                .first("failover", (_, _) -> {})
                .holding(minutes(1))
                .clearingWithin(minutes(2))
                .otherwise(page("databases"));
    }

    private static Plan<?> zone() {
        return when(alert("ZoneDown"))
                .lock(new Lock<>("zone", Node.class, label("zone")))
                .otherwise(page("network"));
    }
}
