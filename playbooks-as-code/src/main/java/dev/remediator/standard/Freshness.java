package dev.remediator.standard;

import java.time.Duration;

/// How old a look is. One that another worker took, and that was read from the journal, is old. It
/// may say something else to each worker, so it is asked inside a step's work.
final class Freshness {
    private static final Duration LASTS = Duration.ofSeconds(5);

    private boolean takenHere;
    private long nanos;

    /// A look is taken now.
    void begins() {
        takenHere = true;
        nanos = System.nanoTime();
    }

    /// Whether what was seen may still be true.
    boolean lasts() {
        return takenHere && System.nanoTime() - nanos < LASTS.toNanos();
    }
}
