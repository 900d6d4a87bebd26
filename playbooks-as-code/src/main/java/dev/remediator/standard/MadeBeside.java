package dev.remediator.standard;

import dev.remediator.playbook.Remedy;
import dev.remediator.port.Node;
import dev.remediator.port.Order;
import org.jspecify.annotations.Nullable;

/// A new machine beside the old one. That it is ended again is promised before it is made, so that
/// whatever breaks the remedy off leaves no second one: a failure, or a time that is over.
final class MadeBeside {
    private final Remedy remedy;
    private final Node node;
    private @Nullable String machine;

    MadeBeside(Remedy remedy, Node node) {
        this.remedy = remedy;
        this.node = node;
    }

    /// From now on it is ended when the remedy is broken off.
    void promiseEnd() {
        remedy.step("a new machine beside it", () -> {}, this::end);
    }

    private void end() {
        if (machine != null) {
            var order = Order.current().orElseThrow();
            node.fleet().terminate(node.name(), machine, order);
        }
    }

    /// What was made. To be said at the same place after a crash, like [#stays].
    void made(String identity) {
        machine = identity;
    }

    /// The promise no longer holds.
    void stays() {
        machine = null;
    }
}
