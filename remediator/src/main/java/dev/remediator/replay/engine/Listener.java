package dev.remediator.replay.engine;

import dev.remediator.remediation.Decision;

/// Hears what the engine in virtual time decides, in order.
public interface Listener {

    /// Something was decided.
    void decided(Decision decision);

    /// Where the recording could not say what would have happened.
    void noted(Note note);
}
