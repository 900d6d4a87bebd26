package dev.remediator.actuator.traffic;

import dev.remediator.port.Rotation;
import java.util.List;

/// The load balancers that a node serves behind.
public final class Balancers {

    private Balancers() {}

    /// The rotation of one node.
    ///
    /// @param balancers all that send it work; may be none
    /// @param server what it is called in their backends
    public static Rotation of(List<BalancerSpec> balancers, String server) {
        if (balancers.isEmpty()) {
            return Rotation.none();
        }
        throw new IllegalArgumentException(
                "no balancer can take '" + server + "' out of its rotation yet");
    }
}
