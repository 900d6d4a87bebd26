package dev.remediator.worker;

import java.time.Duration;

/// How often a worker says that it lives, and when it must believe that nobody heard it.
///
/// @param every between heartbeats; default 3 s
/// @param fence without an answer for so long it starts no further step; default 15 s, shorter than
///   the engine's lease, so that it stops before another worker begins
public record Pulse(Duration every, Duration fence) {
    /// Three and fifteen seconds.
    public static final Pulse DEFAULT = new Pulse(Duration.ofSeconds(3), Duration.ofSeconds(15));

    /// The how-manieth heartbeat goes to every partition of the engine, so that it is heard twice
    /// in the time of a fence.
    int everywhere() {
        return Math.clamp(fence.dividedBy(2).dividedBy(every), 1, Integer.MAX_VALUE);
    }

    /// Refuses a fence that falls between two heartbeats.
    public Pulse {
        if (every.isNegative() || every.isZero() || fence.compareTo(every) <= 0) {
            throw new IllegalArgumentException(
                    "the fence, "
                            + fence
                            + ", must be longer than a heartbeat's interval, "
                            + every);
        }
    }
}
