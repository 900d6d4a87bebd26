package dev.remediator.replay.engine;

import dev.remediator.playbook.Plan;
import dev.remediator.replay.body.RecordedRun;
import java.util.Optional;

/// Whoever plays a remedy's code against what was recorded of it: an
/// [dev.remediator.replay.body.Understudy], where code is to be looked at.
@FunctionalInterface
public interface Rehearsal {
    /// Code is not looked at.
    Rehearsal NONE = (_, _, _) -> Optional.empty();

    /// Where the code leaves the recorded path, in a sentence; empty if it does not.
    ///
    /// @param plan the playbook
    /// @param remedy which rung of its ladder, from 0
    /// @param recorded what was recorded
    Optional<String> leaves(Plan<?> plan, int remedy, RecordedRun recorded);
}
