package dev.remediator.standard;

import static dev.remediator.playbook.Playbooks.minutes;
import static dev.remediator.playbook.Playbooks.seconds;

import dev.remediator.playbook.Remedy;
import dev.remediator.playbook.RemedyFailed;
import dev.remediator.port.ActuatorException;
import dev.remediator.port.Node;
import java.time.Duration;

/// One node is drained and rebooted.
///
/// @param remedy whose steps
/// @param node which
/// @param settling how long it must stay well
record NodeReboot(Remedy remedy, Node node, Duration settling) {

    /// Whether its machine can be booted at all, its boot id says as a rule, so that is asked before
    /// anybody is kept from it.
    void carryOut() {
        var before =
                remedy.step(
                        "note the boot id",
                        () -> Sight.of(node, Stand.service(node), node.bootId()));
        if (before.well()) {
            throw new RemedyFailed(
                    node.name() + " says that it is well, so it is not rebooted on the alert alone");
        }
        var out = new OutOfRotation(remedy, node::traffic);
        out.promiseReturn();
        remedy.step("drain", () -> node.traffic().drain(seconds(60)));
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

    /// One that answered before it was told to reboot and does not now is on its way down. Whether
    /// it comes back is waited for.
    private boolean bootsSince(String before) {
        try {
            return !node.bootId().equals(before);
        } catch (ActuatorException _) {
            return true;
        }
    }
}
