package dev.remediator.worker;

import dev.remediator.port.ActuatorException;
import dev.remediator.port.Node;
import dev.remediator.testkit.FakeNode;
import dev.remediator.testkit.VirtualTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// One node, `web-1`, that remembers nothing but how often it was started.
final class FakeInventory implements Inventory {
    private final List<String> asked = new ArrayList<>();
    private BooleanSupplier health = () -> true;
    private boolean silent;

    List<String> asked() {
        return List.copyOf(asked);
    }

    /// What the node says when it is asked whether it is well. It is well unless a test says so.
    void answersHealth(BooleanSupplier answer) {
        health = answer;
    }

    /// From now on it asks somebody who does not answer.
    void fallsSilent() {
        silent = true;
    }

    @Override
    public <T> Optional<T> find(Class<T> port, String kind, String name) {
        asked.add(kind + " " + name);
        if (silent) {
            throw new ActuatorException("the cloud does not answer");
        }
        return kind.equals("node") && name.equals("web-1") && port == Node.class
                ? Optional.of(port.cast(FakeNode.of(new VirtualTime(), name).answersHealth(health)))
                : Optional.empty();
    }
}
