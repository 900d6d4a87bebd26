package dev.remediator.remediation;

import dev.remediator.journal.Halt.Way;
import dev.remediator.journal.StepEntry;
import org.jspecify.annotations.Nullable;

/// What the engine tells one worker: the topic `grants`.
public sealed interface Answer {

    /// The worker it is for; the record's key.
    String worker();

    /// The run is yours.
    ///
    /// @param resource what it acts upon
    /// @param fencingToken to be handed to every target
    /// @param offer what is to be done, for a worker that has begun anew under its own name and has
    ///   asked for nothing yet; none in answer to a claim
    record Granted(
            String worker,
            String resource,
            String run,
            int epoch,
            long fencingToken,
            Effect.@Nullable Offer offer)
            implements Answer {}

    /// The run is not yours, or no longer: start no further step of it.
    record Revoked(String worker, String run, int epoch, String why) implements Answer {}

    /// Stop at the next safe point: let the running step end and be recorded, begin no other.
    ///
    /// @param way what to do then
    record Halt(String worker, String run, int epoch, String why, Way way) implements Answer {}

    /// Your intent is committed: do it.
    ///
    /// @param step which step
    record IntentCommitted(String worker, String run, int epoch, String step) implements Answer {}

    /// An earlier worker has said after all what came of a deed that you cannot know of.
    ///
    /// @param entry what it recorded
    record Learned(String worker, String run, int epoch, StepEntry entry) implements Answer {}

    /// Your heartbeat arrived.
    ///
    /// @param partition which partition of the engine heard it
    /// @param beat which heartbeat: what it proves is as old as that
    record Alive(String worker, int partition, long beat) implements Answer {}
}
