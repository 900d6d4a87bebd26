package dev.remediator.standard;

import static dev.remediator.playbook.Playbooks.minutes;
import static dev.remediator.playbook.Playbooks.seconds;

import dev.remediator.playbook.Remedy;
import dev.remediator.playbook.RemedyFailed;
import dev.remediator.port.Fleet;
import dev.remediator.port.Node;
import dev.remediator.port.Order;
import dev.remediator.port.Service;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// One node gets another machine.
///
/// Only machines that a step has noted are ever ended: the one that was there at the beginning, and
/// the one that was made here.
final class NodeReplacement {
    private final Remedy remedy;
    private final Node node;
    private final Duration settling;
    private final boolean evenIfWell;
    private final OutOfRotation rotation;

    /// What was found out before anything was done.
    private record Found(Sight sight, Fleet.Size size, boolean restocks) {
        Optional<String> old() {
            return sight.machines().stream().findFirst();
        }

        boolean madeBeside() {
            return size.roomForOneMore() && old().isPresent();
        }

        /// Nobody could say how its service stands.
        boolean silent() {
            return sight.service().state() == Service.State.UNKNOWN;
        }
    }

    /// What was found out just before the old machine is ended.
    private record Again(boolean well, int others) {}

    /// @param evenIfWell whether it is replaced whatever it says of itself
    NodeReplacement(Remedy remedy, Node node, Duration settling, boolean evenIfWell) {
        this.remedy = remedy;
        this.node = node;
        this.settling = settling;
        this.evenIfWell = evenIfWell;
        this.rotation = new OutOfRotation(remedy, node::traffic);
    }

    void carryOut() {
        var found = remedy.step("note its machine and who else serves", this::look);
        throwUnlessOneStands(found.sight().machines());
        found.old().ifPresent(_ -> throwIfTooFew(found.sight().others(), found.size()));
        remedy.step("ask whether it may be replaced", () -> node.fleet().preflight(node.name()));
        var check = new Verification(remedy, node, found.sight().near(), settling);
        if (found.restocks()) {
            outright(found);
        } else if (found.madeBeside()) {
            beside(found, check);
        } else {
            inItsPlace(found, check);
        }
    }

    private Found look() {
        var fleet = node.fleet();
        return new Found(Sight.of(node, Stand.service(node)), fleet.size(), fleet.restocksItself());
    }

    private void throwUnlessOneStands(List<String> machines) {
        if (machines.size() > 1) {
            throw new RemedyFailed(
                    "%d machines stand behind %s already, so somebody is replacing it or has failed to: %s"
                            .formatted(machines.size(), node.name(), String.join(", ", machines)));
        }
    }

    private void throwIfTooFew(int others, Fleet.Size size) {
        Sight.throwIfTooFew(others, size.least(), node.name(), "taken away");
    }

    /// Whoever keeps the fleet makes another one, or needs none: nobody can say which of those that
    /// come stands in for this one, so all of them count.
    private void outright(Found found) {
        takeOut(found);
        throwUnlessToBeEnded(found);
        var old = found.old().orElseThrow(() -> nothingStands(node.name()));
        terminate("terminate", old);
        rotation.stays();
        remedy.await(
                "as many others serve as before",
                () ->
                        Verification.surely(
                                () -> Sight.othersServing(node).size() >= found.sight().others()),
                minutes(10));
    }

    private void throwUnlessToBeEnded(Found found) {
        var again = lookAgain(found);
        if (again.well() && !evenIfWell) {
            throw new RemedyFailed(
                    node.name()
                            + " says that it is well, so its machine is not ended on the alert alone");
        }
        throwIfTooFew(again.others(), found.size());
    }

    private static RemedyFailed nothingStands(String node) {
        return new RemedyFailed(
                "no machine stands behind " + node + ", so there is nothing to be ended");
    }

    /// The new one serves before the old one is ended, so that one that never does costs nothing.
    private void beside(Found found, Verification check) {
        var old = found.old().orElseThrow();
        var beside = new MadeBeside(remedy, node);
        beside.promiseEnd();
        var fresh = launch(found.sight().machines());
        beside.made(fresh);
        awaitServing(fresh);
        takeOut(found);
        if (lookAgain(found).well() && !evenIfWell) {
            terminate("terminate the new machine again", fresh);
            beside.stays();
            awaitGone("new", fresh);
            rotation.end();
            check.takesWork();
            check.settled(_ -> "");
            return;
        }
        // From here on the new one is kept, whatever fails: it may be the only one.
        beside.stays();
        terminate("terminate", old);
        verify(check, Optional.of(old), fresh);
    }

    private void inItsPlace(Found found, Verification check) {
        takeOut(found);
        if (found.old().isPresent()) {
            throwUnlessToBeEnded(found);
            terminate("terminate", found.old().get());
        }
        var fresh = launch(found.sight().machines());
        awaitServing(fresh);
        verify(check, found.old(), fresh);
    }

    /// Only now the old one must be gone: where one call replaces it, it goes when the new one is
    /// made.
    private void verify(Verification check, Optional<String> old, String fresh) {
        old.ifPresent(machine -> awaitGone("old", machine));
        rotation.end();
        var ofFresh = check.ofMachine(fresh);
        ofFresh.takesWork();
        ofFresh.settled(_ -> "");
    }

    /// Ending takes time.
    private void awaitGone(String which, String machine) {
        try {
            remedy.await(
                    "the %s machine is gone".formatted(which),
                    () -> Verification.surely(() -> !stands(machine)),
                    minutes(10));
        } catch (RemedyFailed e) {
            throw new RemedyFailed(machine + " is still there, 10 min after it was terminated", e);
        }
    }

    private boolean stands(String machine) {
        return node.fleet().machines(node.name()).contains(machine);
    }

    /// One that is well is not drained, unless it is replaced all the same: whether it says so just
    /// before it is ended decides. One that is silent cannot say what is left on it, so that is no
    /// reason to keep it.
    private void takeOut(Found found) {
        rotation.promiseReturn();
        try {
            remedy.step(
                    "drain",
                    () -> evenIfWell || !well(found) ? node.traffic().drain(seconds(60)) : 0);
        } catch (RemedyFailed e) {
            if (evenIfWell || !found.silent()) {
                throw e;
            }
        }
    }

    private Again lookAgain(Found found) {
        return remedy.step(
                "look again before it is ended",
                () -> new Again(well(found), Sight.othersServing(node).size()));
    }

    /// Where a new one was made its fleet must agree: one that it has put on standby for that may
    /// answer, and does no work.
    private boolean well(Found found) {
        boolean known =
                !found.madeBeside()
                        || found.old().filter(m -> node.fleet().serves(node.name(), m)).isPresent();
        return known && node.healthy();
    }

    private void terminate(String name, String machine) {
        remedy.once(name, order -> node.fleet().terminate(node.name(), machine, order))
                .probe(() -> !stands(machine));
    }

    private String launch(List<String> before) {
        return remedy.onceGiving("launch", this::launched)
                .probe(
                        () ->
                                node.fleet().machines(node.name()).stream()
                                        .filter(m -> !before.contains(m))
                                        .findFirst());
    }

    private String launched(Order order) {
        return node.fleet().launch(node.name(), order);
    }

    private void awaitServing(String fresh) {
        try {
            remedy.await(
                    "the new machine serves",
                    () -> Verification.surely(() -> node.fleet().serves(node.name(), fresh)),
                    minutes(10));
        } catch (RemedyFailed e) {
            throw new RemedyFailed(
                    "a new machine of %s, %s, did not serve within 10 min either, so it is not the server"
                            .formatted(node.name(), fresh),
                    e);
        }
    }
}
