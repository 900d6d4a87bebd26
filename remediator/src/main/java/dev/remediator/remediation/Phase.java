package dev.remediator.remediation;

import dev.remediator.reason.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where an open incident stands, with only the data that is true there.
public sealed interface Phase {

    /// The same in the API's words.
    State state();

    /// When something is due although nothing happens.
    default Optional<Instant> due(Condition condition) {
        return Optional.empty();
    }

    /// Nothing is done until it has fired for long enough.
    ///
    /// @param until when that is
    record Watching(Instant until) implements Phase {
        @Override
        public State state() {
            return State.WATCHING;
        }

        @Override
        public Optional<Instant> due(Condition condition) {
            return Optional.of(until);
        }
    }

    /// It comes and goes too often to be acted on.
    ///
    /// @param since when that was noticed
    /// @param until when it is taken up again, if it does not come back before
    /// @param steady what has fired for so long without a break does not come and go any more
    record Flapping(Instant since, Instant until, Duration steady) implements Phase {
        @Override
        public State state() {
            return State.WATCHING;
        }

        @Override
        public Optional<Instant> due(Condition condition) {
            if (condition instanceof Condition.Firing(var began)) {
                var steadyAt = began.plus(steady);
                return Optional.of(steadyAt.isBefore(until) ? steadyAt : until);
            }
            return Optional.of(until);
        }
    }

    /// Another incident has the lock.
    ///
    /// @param remedy which rung of the ladder it wants
    record Waiting(int remedy) implements Phase {
        @Override
        public State state() {
            return State.WAITING;
        }
    }

    /// It has the lock and wants to carry out a remedy; the guards have not let it go yet.
    ///
    /// @param remedy which rung of the ladder it wants
    /// @param parked the run, if it had begun and was halted
    /// @param again when it asks again, because nobody has answered
    /// @param heldBy why it is held back, once somebody has looked
    record Asking(int remedy, @Nullable Run parked, Instant again, @Nullable Reason heldBy)
            implements Phase {
        @Override
        public State state() {
            return Held.state(heldBy);
        }

        @Override
        public Optional<Instant> due(Condition condition) {
            return heldBy == null ? Optional.of(again) : Optional.empty();
        }
    }

    /// Automation has ended and people are to be paged, unless a guard says that they know already.
    ///
    /// @param why why automation stopped
    /// @param facts what was seen then
    /// @param by when they are paged although nobody has answered
    /// @param heldBy why the page is held back, once somebody has looked
    record Paging(Reason why, String facts, Instant by, @Nullable Reason heldBy) implements Phase {
        @Override
        public State state() {
            return Held.state(heldBy);
        }

        @Override
        public Optional<Instant> due(Condition condition) {
            return heldBy == null ? Optional.of(by) : Optional.empty();
        }
    }

    /// A remedy is offered or under way.
    ///
    /// @param run the run of it
    record Acting(Run run) implements Phase {
        @Override
        public State state() {
            return State.ACTING;
        }

        @Override
        public Optional<Instant> due(Condition condition) {
            return Optional.of(run.due());
        }
    }

    /// The remedy is done; the original alert decides whether it helped.
    ///
    /// @param remedy which rung of the ladder
    /// @param since when the remedy was done
    /// @param clearBy when the alert must have cleared
    /// @param holding how long it must then stay clear
    record Verifying(int remedy, Instant since, Instant clearBy, Duration holding)
            implements Phase {
        @Override
        public State state() {
            return State.VERIFYING;
        }

        @Override
        public Optional<Instant> due(Condition condition) {
            return Optional.of(
                    switch (condition) {
                        case Condition.Firing _ -> clearBy;
                        case Condition.Clear clear -> healedAt(clear);
                    });
        }

        Instant healedAt(Condition.Clear clear) {
            var from = clear.since().isAfter(since) ? clear.since() : since;
            return from.plus(holding);
        }
    }

    /// People have it. It stays until the source says that it is over.
    ///
    /// @param why why automation stopped
    /// @param calm when it counts as over once it has cleared, if it comes and goes; else it is
    ///   over as soon as it has
    record Paged(Reason why, @Nullable Instant calm) implements Phase {
        @Override
        public State state() {
            return State.PAGED;
        }

        @Override
        public Optional<Instant> due(Condition condition) {
            return condition instanceof Condition.Clear
                    ? Optional.ofNullable(calm)
                    : Optional.empty();
        }
    }

    /// No playbook answers it. It is remembered so that repeats are repeats.
    record Unmatched() implements Phase {
        @Override
        public State state() {
            return State.UNMATCHED;
        }
    }
}
