package dev.remediator.stream;

import dev.remediator.guard.Command;
import dev.remediator.guard.Tilt;
import dev.remediator.remediation.Event;
import org.jspecify.annotations.Nullable;

/// What something was decided about, for the log: with it everything can be decided again.
///
/// @param cause what happened to a resource
/// @param command what a person told the warden
/// @param tilt why the engine only observed, if it did
record Grounds(@Nullable Event cause, @Nullable Command command, @Nullable Tilt tilt) {
    /// Nothing that can be said.
    static final Grounds NONE = new Grounds(null, null, null);
}
