package dev.remediator.port;

import java.util.List;
import java.util.Optional;

/// Nodes that can stand in for each other, and the power to end one and make another.
///
/// Calls block and throw [ActuatorException] when the world refuses or does not answer.
public interface Fleet {

    /// The fleet's name in the inventory.
    String name();

    /// The names of its nodes.
    List<String> members();

    /// Which machine now stands behind a node's name, if any does; a new one after a replacement.
    Optional<String> machine(String node);

    /// Ends the machine behind a node's name for good. Ending what is already gone is no error.
    void terminate(String node, Order order);

    /// Makes a fresh machine behind a node's name and starts the service on it.
    ///
    /// @return the new machine's identity
    String provision(String node, Order order);
}
