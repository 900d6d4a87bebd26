package dev.remediator.guard;

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
            implements Verdict {}

    /// Never: people are paged.
    ///
    /// @param reason why
    /// @param facts what was seen, in a sentence
    record Refuse(Reason reason, String facts) implements Verdict {}

    /// Nothing to say.
    Verdict CLEAR = new Clear("");
}
