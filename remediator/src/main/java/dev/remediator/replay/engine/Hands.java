package dev.remediator.replay.engine;

import dev.remediator.remediation.Effect;
import dev.remediator.remediation.Event;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Whoever carries out remedies in a replay, and touches nothing.
@FunctionalInterface
public interface Hands {

    /// What is said about a run that is offered for the first time.
    ///
    /// @param offer the offer
    /// @return what the engine hears, in order
    Script carryOut(Effect.Offer offer);

    /// What the engine hears about a run.
    ///
    /// @param lines each with the time since the offer
    /// @param note what had to be assumed, if anything
    record Script(List<Said> lines, Optional<Remark> note) {
        /// Copies the lines.
        public Script {
            lines = List.copyOf(lines);
        }
    }

    /// One thing the engine hears.
    ///
    /// @param after how long after the offer
    /// @param event what
    record Said(Duration after, Event event) {}

    /// What had to be assumed.
    ///
    /// @param kind what kind of thing is said
    /// @param sentence where and why, for people
    record Remark(Note.Kind kind, String sentence) {}
}
