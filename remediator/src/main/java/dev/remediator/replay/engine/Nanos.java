package dev.remediator.replay.engine;

import java.time.Duration;
import java.time.Instant;

/// Times as numbers: nanoseconds since 1970. The engine decides by the millisecond; what is below
/// it only says which of two things in one millisecond came first.
final class Nanos {
    static final long DECIDED_BY = 1_000_000;
    static final long SECOND = 1_000 * DECIDED_BY;

    /// Nothing that was recorded is later than this, which is the year 2255.
    static final long LAST = 9_000_000_000L * SECOND;

    private Nanos() {}

    static long of(Instant time) {
        long seconds = time.getEpochSecond();
        if (seconds >= LAST / SECOND) {
            return LAST;
        }
        return Math.max(seconds, -LAST / SECOND) * SECOND + time.getNano();
    }

    /// The time by which the engine decides.
    static Instant instant(long nanos) {
        return Instant.ofEpochSecond(0, floor(nanos));
    }

    static long floor(long nanos) {
        return nanos - Math.floorMod(nanos, DECIDED_BY);
    }

    static long ceiling(long nanos) {
        return floor(nanos + DECIDED_BY - 1);
    }

    static long plus(long nanos, Duration span) {
        boolean far = span.toSeconds() > (LAST - Math.max(0, nanos)) / SECOND;
        return far ? LAST : Math.min(LAST, nanos + span.toNanos());
    }
}
