package dev.remediator.guard;

import dev.remediator.alert.Replayed;
import dev.remediator.reason.Reason;
import java.time.Instant;
import java.util.Optional;

/// What a guard says about one remedy or page.
public sealed interface Verdict {

    /// Nothing is to be said against it.
    ///
    /// @param facts what was seen, in a few words; may be empty
    record Clear(String facts) implements Verdict {}

    /// Not now. It is asked again whenever something changes.
    ///
    /// @param reason why
    /// @param scope whose matter it is: a group, a cord, the thing depended on
    /// @param facts what was seen, in a sentence
    /// @param until when it will be otherwise although nothing happens, if that is known
    record Hold(Reason reason, String scope, String facts, Optional<Instant> until)
            implements Verdict {

        /// The same, as a matter of the world the resource is in: what holds a replayed remedy back
        /// is told to nobody who waits for a real one.
        Hold of(String resource) {
            return new Hold(reason, Replayed.beside(resource, scope), facts, until);
        }
    }

    /// Never: people are paged.
    ///
    /// @param reason why
    /// @param facts what was seen, in a sentence
    record Refuse(Reason reason, String facts) implements Verdict {}

    /// Nothing to say.
    Verdict CLEAR = new Clear("");
}
