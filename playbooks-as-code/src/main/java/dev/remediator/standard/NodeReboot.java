package dev.remediator.standard;

import static dev.remediator.playbook.Playbooks.minutes;
import static dev.remediator.playbook.Playbooks.seconds;

import dev.remediator.playbook.Remedy;
import dev.remediator.playbook.RemedyFailed;
import dev.remediator.port.Node;
import dev.remediator.port.NodeSilent;
import java.time.Duration;

/// One node is drained and rebooted.
///
/// @param remedy whose steps
/// @param node which
/// @param settling how long it must stay well
record NodeReboot(Remedy remedy, Node node, Duration settling) {

    void carryOut() {
        var before = remedy.step("note the boot id", this::look);
        var out = new OutOfRotation(remedy, node::traffic);
        out.promiseReturn();
        remedy.step("drain", () -> node.traffic().drain(seconds(60)));
        remedy.step("look again before it is rebooted", this::lookAgain);
        remedy.once("reboot", node::reboot).probe(() -> bootsSince(before.boot()));
        var check = new Verification(remedy, node, before.near(), settling);
        remedy.await(
                "booted and healthy again",
                () -> Verification.surely(() -> node.bootedSince(before.boot()) && node.healthy()),
                minutes(10));
        out.end();
        check.takesWork();
        check.settled(_ -> "");
    }

    /// Whether it is to be rebooted, and whether it can be, is asked before anybody is kept from
    /// it.
    private Sight look() {
        var sight = Sight.of(node, Stand.service(node), node.bootId());
        throwUnlessToBeRebooted(sight.well(), sight.others());
        node.preflightReboot();
        return sight;
    }

    private void lookAgain() {
        throwUnlessToBeRebooted(node.healthy(), Sight.othersServing(node).size());
    }

    private void throwUnlessToBeRebooted(boolean well, int others) {
        if (well) {
            throw new RemedyFailed(
                    node.name()
                            + " says that it is well, so it is not rebooted on the alert alone");
        }
        Sight.throwIfTooFew(others, node.fleet().size().least(), node.name(), "rebooted");
    }

    /// One that answered before it was told to reboot and does not now is on its way down. Whether
    /// it comes back is waited for. That somebody else does not answer says nothing.
    private boolean bootsSince(String before) {
        try {
            return !node.bootId().equals(before);
        } catch (NodeSilent _) {
            return true;
        }
    }
}
