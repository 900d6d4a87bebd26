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
        if (others < size.least()) {
            throw new RemedyFailed(
                    "only %d others of the fleet serve, and %d must before %s may be taken away"
                            .formatted(others, size.least(), node.name()));
        }
    }

    /// Whoever keeps the fleet makes another one, or needs none: nobody can say which of those that
    /// come stands in for this one, so all of them count.
    private void outright(Found found) {
        takeOut(found);
        throwIfTooFew(lookAgain().others(), found.size());
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

    private static RemedyFailed nothingStands(String node) {
        return new RemedyFailed(
                "no machine stands behind " + node + ", so there is nothing to be ended");
    }

    /// The new one serves before the old one is ended, so that one that never does costs nothing.
    private void beside(Found found, Verification check) {
        var old = found.old().orElseThrow();
        var fresh = launch(found.sight().machines());
        if (readyToEnd(found, fresh).well() && !evenIfWell) {
            terminate("terminate the new machine again", fresh);
            rotation.end();
            check.takesWork();
            check.settled(_ -> "");
            return;
        }
        terminate("terminate", old);
        verify(check, Optional.of(old), fresh);
    }

    /// What fails before the old one is touched leaves nothing beside it. After that the new one is
    /// kept, whatever fails: it may be the only one.
    private Again readyToEnd(Found found, String fresh) {
        try {
            awaitServing(fresh);
            takeOut(found);
            return lookAgain();
        } catch (RemedyFailed e) {
            discard(fresh, e);
            throw e;
        }
    }

    private void inItsPlace(Found found, Verification check) {
        takeOut(found);
        if (found.old().isPresent()) {
            throwIfTooFew(lookAgain().others(), found.size());
            terminate("terminate", found.old().get());
        }
        var fresh = launch(found.sight().machines());
        awaitServing(fresh);
        verify(check, found.old(), fresh);
    }

    private void verify(Verification check, Optional<String> old, String fresh) {
        rotation.end();
        var ofFresh = check.ofMachine(fresh);
        ofFresh.takesWork();
        ofFresh.settled(
                now ->
                        old.filter(now.machines()::contains)
                                .map(m -> m + " is still there, though it was terminated")
                                .orElse(""));
    }

    /// One that is well is not drained, unless it is replaced all the same: whether it says so just
    /// before it is ended decides. One that is silent cannot say what is left on it, so that is no
    /// reason to keep it.
    private void takeOut(Found found) {
        rotation.promiseReturn();
        try {
            remedy.step(
                    "drain",
                    () -> evenIfWell || !node.healthy() ? node.traffic().drain(seconds(60)) : 0);
        } catch (RemedyFailed e) {
            if (evenIfWell || !found.silent()) {
                throw e;
            }
        }
    }

    private Again lookAgain() {
        return remedy.step(
                "look again before it is ended",
                () -> new Again(node.healthy(), Sight.othersServing(node).size()));
    }

    private void terminate(String name, String machine) {
        remedy.once(name, order -> node.fleet().terminate(node.name(), machine, order))
                .probe(() -> !node.fleet().machines(node.name()).contains(machine));
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

    private void discard(String fresh, RemedyFailed why) {
        try {
            terminate("terminate the new machine again", fresh);
        } catch (RemedyFailed e) {
            throw new RemedyFailed(
                    "%s; it could not be terminated again: %s"
                            .formatted(why.getMessage(), e.getMessage()),
                    e);
        }
    }
}
