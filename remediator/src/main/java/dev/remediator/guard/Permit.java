package dev.remediator.guard;

import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/// A remedy in flight: from before it is offered until it is judged.
///
/// @param id names it
/// @param run the run it is for
/// @param resource what is acted upon
/// @param incident for which incident
/// @param playbook whose remedy
/// @param destructive whether it destroys something
/// @param groups every group it counts in
/// @param since when it was granted
public record Permit(
        String id,
        String run,
        String resource,
        String incident,
        String playbook,
        boolean destructive,
        Set<String> groups,
        Instant since) {

    /// Copies the groups.
    public Permit {
        groups = Collections.unmodifiableSet(new TreeSet<>(groups));
    }
}
