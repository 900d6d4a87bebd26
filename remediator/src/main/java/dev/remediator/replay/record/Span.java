package dev.remediator.replay.record;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Which part of the log is recorded. An incident belongs to it if it was opened in it; what
/// happens to it after the end is left out.
///
/// @param from from when on; none for everything that is kept
/// @param to until when; none for everything there is
public record Span(@Nullable Instant from, @Nullable Instant to) {
    /// All of it.
    public static final Span EVERYTHING = new Span(null, null);

    /// Refuses one that ends before it begins.
    public Span {
        if (from != null && to != null && to.isBefore(from)) {
            throw new IllegalArgumentException("--to is %s, before --from, %s".formatted(to, from));
        }
    }

    boolean isBefore(Instant at) {
        return from != null && at.isBefore(from);
    }

    boolean isAfter(Instant at) {
        return to != null && at.isAfter(to);
    }
}
