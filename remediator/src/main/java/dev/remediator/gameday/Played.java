package dev.remediator.gameday;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// What came of one run.
///
/// @param run which one, from 1
/// @param scenario what was broken
/// @param outcome what became of it
/// @param outage from the last write acknowledged by the old primary to the first by the new one
/// @param alertToWrite from the alert's acceptance at the door to that first write
/// @param writesAcked how many writes were acknowledged while it lasted
/// @param writesLost how many of all that ever were are not there at its end; empty if nobody could
///   be asked
/// @param problems what is not as it must be, a sentence each
/// @param steps what the remedy did, each with the milliseconds since the alert was accepted
public record Played(
        int run,
        Scenario scenario,
        Outcome outcome,
        Optional<Duration> outage,
        Optional<Duration> alertToWrite,
        long writesAcked,
        OptionalLong writesLost,
        List<String> problems,
        List<String> steps) {

    /// Copies the lists.
    public Played {
        problems = List.copyOf(problems);
        steps = List.copyOf(steps);
    }

    /// Whether something was done that must not be, or not done that must be.
    public boolean wrong() {
        return !problems.isEmpty();
    }
}
