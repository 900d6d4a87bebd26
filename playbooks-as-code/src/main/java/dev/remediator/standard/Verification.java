package dev.remediator.standard;

import static dev.remediator.playbook.Playbooks.minutes;

import dev.remediator.playbook.Remedy;
import dev.remediator.playbook.RemedyFailed;
import dev.remediator.port.ActuatorException;
import dev.remediator.port.Node;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Whether a node that was touched is well again. That a call has returned proves nothing: the node
/// takes work, is another one where it should be, stays so, and has hurt nobody near it. What
/// cannot be found out counts as not so. Whether the alert clears is the engine's to see.
final class Verification {
    private static final int NAMED = 5;

    private final Remedy remedy;
    private final Node node;
    private final List<String> near;
    private final Duration settling;
    private final Optional<String> fresh;

    /// @param near who served near it before
    /// @param settling how long it must stay well
    Verification(Remedy remedy, Node node, List<String> near, Duration settling) {
        this(remedy, node, near, settling, Optional.empty());
    }

    private Verification(
            Remedy remedy,
            Node node,
            List<String> near,
            Duration settling,
            Optional<String> fresh) {
        this.remedy = remedy;
        this.node = node;
        this.near = near;
        this.settling = settling;
        this.fresh = fresh;
    }

    /// The same of a new machine, which may be known by a name of its own from now on.
    Verification ofMachine(String machine) {
        return new Verification(remedy, node, near, settling, Optional.of(machine));
    }

    /// Whether it serves, asked at its own door.
    boolean well() {
        return fresh.map(m -> node.fleet().serves(node.name(), m)).orElseGet(node::healthy);
    }

    /// Waits until its fleet and every balancer say that it serves.
    void takesWork() {
        remedy.await("takes work again", () -> surely(this::works), minutes(2));
    }

    private boolean works() {
        var serving = node.fleet().serving();
        boolean known =
                serving.contains(node.name()) || fresh.filter(serving::contains).isPresent();
        return known && node.traffic().serving();
    }

    /// What cannot be asked now may answer the next time.
    static boolean surely(Remedy.Check check) throws Exception {
        try {
            return check.holds();
        } catch (ActuatorException _) {
            return false;
        }
    }

    /// Looks whether it is another one where it should be, and, when it had time to settle, whether
    /// it is still the same and well.
    ///
    /// @param complaint what is wrong with how it stands now; empty if nothing is
    void settled(Function<Stand, String> complaint) {
        var stand = remedy.step("note how it stands now", () -> checked(complaint));
        if (settling.isPositive()) {
            remedy.sleep(settling);
        }
        remedy.step("still well", () -> throwUnlessWell(stand));
    }

    private Stand checked(Function<Stand, String> complaint) {
        var stand = Stand.of(node);
        var said = complaint.apply(stand);
        if (!said.isEmpty()) {
            throw new RemedyFailed(said);
        }
        return stand;
    }

    private void throwUnlessWell(Stand before) throws Exception {
        var now = Stand.of(node);
        if (settling.isPositive() && !now.steadySince(before)) {
            throw new RemedyFailed(
                    "%s did not stay well for %d s: %s"
                            .formatted(node.name(), settling.toSeconds(), now.since(before)));
        }
        if (!surely(this::well)) {
            throw new RemedyFailed(
                    "%s served, and %d s later it did not any more"
                            .formatted(node.name(), settling.toSeconds()));
        }
        throwIfOthersAreHurt();
    }

    private void throwIfOthersAreHurt() {
        if (near.isEmpty()) {
            return;
        }
        var serving = node.fleet().serving();
        var lost = near.stream().filter(other -> !serving.contains(other)).toList();
        if (!lost.isEmpty()) {
            var more = lost.size() > NAMED ? " and " + (lost.size() - NAMED) + " more" : "";
            throw new RemedyFailed(
                    "%s serves again, but %s%s stopped serving meanwhile"
                            .formatted(
                                    node.name(),
                                    String.join(", ", lost.stream().limit(NAMED).toList()),
                                    more));
        }
    }
}
