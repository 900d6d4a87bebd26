package dev.remediator.journal;

/// The run is no longer this worker's: nothing more of it may be done here. An error and not an
/// exception, so that a playbook's `catch (Exception e)` does not swallow it.
public final class RunTaken extends Error {
    private static final long serialVersionUID = 1L;

    /// @param why in one sentence
    public RunTaken(String why) {
        super(why, null, false, false);
    }

    /// For a thread that was interrupted, which it stays.
    public static RunTaken interrupted() {
        Thread.currentThread().interrupt();
        return new RunTaken("the run was cancelled");
    }
}
