package dev.remediator.port;

/// How a service stands, as its supervisor says: systemd, the kubelet, a table of processes.
///
/// @param state whether it runs
/// @param start changes each time it starts, by order or by itself; [Node#NOT_RUNNING] while it
///   does not run
/// @param restarts how often its supervisor has started it again by itself since it was last
///   started by order; 0 where nobody counts
public record Service(State state, String start, int restarts) {

    /// Whether a service runs.
    public enum State {
        /// It runs. Whether it serves is another question.
        RUNNING,
        /// It is being started, or waits for its supervisor to start it again.
        STARTING,
        /// It does not run, and nobody will start it by itself.
        STOPPED,
        /// It has failed, and its supervisor has given it up.
        FAILED,
        /// Nobody could be asked.
        UNKNOWN
    }

    /// One that does not run.
    public static Service stopped() {
        return new Service(State.STOPPED, Node.NOT_RUNNING, 0);
    }

    /// Whether it runs, and was started since it stood like this: by somebody's order or by itself.
    public boolean startedSince(Service earlier) {
        return state == State.RUNNING
                && !start.equals(Node.NOT_RUNNING)
                && !start.equals(earlier.start);
    }

    /// Whether it has run without a break since it stood like this.
    public boolean steadySince(Service earlier) {
        return state == State.RUNNING
                && start.equals(earlier.start)
                && restarts == earlier.restarts;
    }
}
