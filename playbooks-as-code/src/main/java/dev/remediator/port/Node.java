package dev.remediator.port;

/// One member of a fleet that does work: a process, a host, an instance, a node of a cluster.
///
/// What an actuator has not been told how to do throws an [ActuatorException] that says so; a
/// remedy that needs it has failed then, and the next one is taken. Calls block; each has a time
/// limit of its actuator's own and throws [ActuatorException] when the world refuses or does not
/// answer. Safe for use by several threads.
public interface Node extends Probed {
    /// The boot id of a node on which nothing runs.
    String NOT_RUNNING = "none";

    /// The name it has in the inventory, the same over every restart and reboot; over a replacement
    /// where its fleet gives names to places and not to machines.
    String name();

    /// Changes each time the machine boots; how a reboot is told from a wish. [#NOT_RUNNING] while
    /// it does not run.
    ///
    /// @throws NodeSilent if the node would have to say so itself and does not answer
    String bootId();

    /// Whether the machine runs and has booted since it had this boot id.
    default boolean bootedSince(String earlier) {
        var now = bootId();
        return !now.equals(NOT_RUNNING) && !now.equals(earlier);
    }

    /// How the service on it stands, as whoever supervises it there says.
    Service service();

    /// Asks the node itself, at the door its clients use, whether it serves. Never throws for one
    /// that is merely dead.
    @Override
    boolean healthy();

    /// Stops the service if it still runs, and starts it again where it is; also one that its
    /// supervisor has given up.
    void restart(Order order);

    /// What brings it its work.
    Rotation traffic();

    /// Asks, without doing anything, whether a reboot could be ordered at all, so that nothing is
    /// drained for nothing.
    ///
    /// @throws ActuatorException with what is in the way
    default void preflightReboot() {}

    /// Boots the machine anew, with whatever runs on it. Returns when that has begun.
    void reboot(Order order);

    /// The room it has to write to.
    Disk disk();

    /// The fleet it belongs to.
    Fleet fleet();
}
