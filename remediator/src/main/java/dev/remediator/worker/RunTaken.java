package dev.remediator.worker;

/// The run is no longer this worker's: nothing more of it may be done here. An error and not an
/// exception, so that a playbook's `catch (Exception e)` does not swallow it.
final class RunTaken extends Error {
    private static final long serialVersionUID = 1L;

    RunTaken(String why) {
        super(why, null, false, false);
    }
}
