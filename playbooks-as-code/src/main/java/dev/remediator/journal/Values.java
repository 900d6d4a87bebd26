package dev.remediator.journal;

import org.jspecify.annotations.Nullable;

/// What steps answer, as text that can be kept.
///
/// Thread-safe.
public interface Values {

    /// As text.
    ///
    /// @throws IllegalArgumentException in one sentence, if it is not a value, or too large for a
    ///   journal
    String write(@Nullable Object value);

    /// What was written.
    ///
    /// @throws IllegalArgumentException in one sentence, if `write` did not write this
    @Nullable Object read(String text);
}
