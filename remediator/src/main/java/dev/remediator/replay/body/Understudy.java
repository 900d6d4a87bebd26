package dev.remediator.replay.body;

import dev.remediator.playbook.Plan;
import java.util.Optional;

/// Plays remedies' bodies: each recorded step gives its recorded answer, none is done.
///
/// Thread-safe.
public final class Understudy {

    /// @param playbooks the loader of the playbooks' classes, for what their steps answered
    public Understudy(ClassLoader playbooks) {
        throw new UnsupportedOperationException("to come for " + playbooks);
    }

    /// Where the code leaves the recorded path, in a sentence; empty if it does not.
    ///
    /// @param plan the playbook
    /// @param remedy which rung of its ladder, from 0
    /// @param recorded what was recorded
    public Optional<String> leaves(Plan<?> plan, int remedy, RecordedRun recorded) {
        throw new UnsupportedOperationException("to come");
    }
}
