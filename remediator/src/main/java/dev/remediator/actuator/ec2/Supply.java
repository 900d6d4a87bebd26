package dev.remediator.actuator.ec2;

import dev.remediator.port.ActuatorException;
import dev.remediator.port.Fleet;
import dev.remediator.port.Order;
import java.util.List;
import java.util.Set;

/// Who makes machines and ends them: EC2 itself, or an Auto Scaling group.
sealed interface Supply permits Standalone, AutoScaling {

    /// Which of these belong to the fleet.
    ///
    /// @param tagged that are there and have its tags
    Supplied mine(List<Machine> tagged);

    /// The machines of a fleet.
    ///
    /// @param here those that stay
    /// @param leaving those that are being ended, though EC2 still says that they run
    record Supplied(List<Machine> here, List<Machine> leaving) {}

    /// How large the fleet should be.
    ///
    /// @param nodes how many there are
    Fleet.Size size(int nodes);

    /// Which of these are given work, as far as the supply knows.
    Set<String> inService(List<Machine> machines);

    /// Whether it would replace this machine now.
    ///
    /// @throws ActuatorException with what is in the way
    void preflight(String node, Machine old);

    /// Makes a machine for a node whose present or last one is this; once per mark.
    ///
    /// @param mark what the order is known by
    /// @return the new one's id
    String launch(String node, Machine old, String mark, Order order);

    /// Whether this machine may be ended.
    ///
    /// @throws ActuatorException with what is in the way
    void mayEnd(Machine machine);

    /// Ends exactly this machine, without making the fleet smaller.
    void end(Machine machine);
}
