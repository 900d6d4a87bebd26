package dev.remediator.journal;

import static dev.remediator.playbook.Playbooks.branch;

import dev.remediator.playbook.Branch;
import dev.remediator.playbook.Remedy;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Two nodes, `a` and `b`, each drained in a branch of its own, and what was done to them.
final class Drains {
    private final List<String> deeds = new CopyOnWriteArrayList<>();

    /// What was done, such as `a drained`, in that order.
    List<String> deeds() {
        return deeds;
    }

    /// Each is drained in its branch.
    void both(Remedy remedy) {
        branches(remedy, this::a, this::b);
    }

    void a(Remedy remedy) {
        drain(remedy, "a");
    }

    void b(Remedy remedy) {
        drain(remedy, "b");
    }

    private void drain(Remedy remedy, String node) {
        remedy.step(
                "drain", () -> deeds.add(node + " drained"), () -> deeds.add(node + " undrained"));
    }

    /// The branches do this.
    static void branches(Remedy remedy, Branch.Body a, Branch.Body b) {
        remedy.parallel("drain both", branch("a", a), branch("b", b));
    }

    /// Both branches do this.
    static void branches(Remedy remedy, Branch.Body each) {
        branches(remedy, each, each);
    }
}
