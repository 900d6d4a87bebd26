package dev.remediator.remediation;

import dev.remediator.guard.Tilt;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Whoever decides about resources.
@FunctionalInterface
public interface Decider {

    /// Decides about one event on one resource.
    ///
    /// @param state what is known about the resource
    /// @param event what happened
    /// @param now the time
    /// @param tilt why this part of the program only observes, if it does
    Decided decide(ResourceState state, Event event, Instant now, @Nullable Tilt tilt);
}
