package dev.remediator.it.simulation;

import dev.remediator.guard.Tilt;
import dev.remediator.remediation.Effect;
import dev.remediator.remediation.Event;
import dev.remediator.remediation.ResourceState;
import dev.remediator.warden.WardenEvent;
import dev.remediator.warden.WardenState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What can be seen happening.
sealed interface Seen {

    /// A decision about a resource.
    record Resource(
            String resource,
            Event event,
            Instant at,
            ResourceState before,
            ResourceState after,
            List<Effect> effects)
            implements Seen {}

    /// A decision of the warden.
    record Warden(
            WardenEvent event,
            Instant at,
            @Nullable Tilt tilt,
            WardenState before,
            WardenState after,
            List<Effect> effects)
            implements Seen {}

    /// A worker acts on a target.
    ///
    /// @param step which step, such as `terminate#1`
    /// @param token the fencing token it shows
    /// @param destroys whether this destroys something
    /// @param once whether it must not happen twice
    /// @param done whether the target did it; false: it refused the token, or knew the order
    ///   already
    record Deed(
            String resource,
            String worker,
            String run,
            int epoch,
            String step,
            long token,
            boolean destroys,
            boolean once,
            boolean done)
            implements Seen {}
}
