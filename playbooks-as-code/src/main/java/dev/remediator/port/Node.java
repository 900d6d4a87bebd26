package dev.remediator.port;

/// One member of a fleet that does work: a process, a host, an instance.
///
/// Calls block; each has a time limit of its actuator's own and throws [ActuatorException] when the
/// world refuses or does not answer. Safe for use by several threads.
public interface Node extends Probed {
    /// The boot id of a node on which nothing runs.
    String NOT_RUNNING = "none";

    /// The name it has in the inventory, the same over every replacement.
    String name();

    /// Changes each time the service on it starts; how a restart is told from a wish.
    /// [#NOT_RUNNING] while nothing runs.
    String bootId();

    /// Whether the service runs and has been started since it had this boot id.
    default boolean bootedSince(String earlier) {
        var now = bootId();
        return !now.equals(NOT_RUNNING) && !now.equals(earlier);
    }

    @Override
    boolean healthy();

    /// Stops the service if it still runs, and starts it again where it is.
    void restart(Order order);

    /// The fleet it belongs to.
    Fleet fleet();
}
