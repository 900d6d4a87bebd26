package dev.remediator.remediation;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

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

    /// Another incident has the lock.
    record Waiting() implements Phase {
        @Override
        public State state() {
            return State.WAITING;
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
    record Paged(Reason why) implements Phase {
        @Override
        public State state() {
            return State.PAGED;
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
