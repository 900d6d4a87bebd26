package dev.remediator.warden;

import dev.remediator.guard.Tilt;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePMap;

/// What of the queue is to be judged again, and how far that has got. Where many wait, not all of
/// them are looked at whenever something changes: the first at once, the others at most four times
/// a second.
///
/// @param stale what may have another verdict now, by [Key]
/// @param longAt when many were judged at once for the last time
/// @param cut whether some were left for later
/// @param tilt this program's distrust when they were judged last
/// @param turns when a silence begins or ends next
public record Pace(
        TreePMap<String, Span> stale,
        Instant longAt,
        boolean cut,
        @Nullable Tilt tilt,
        @Nullable Instant turns) {
    /// So many are judged at once, however often.
    static final int MANY = 200;

    /// More than that not so soon again.
    static final Duration PAUSE = Duration.ofMillis(250);

    /// Everything is to be judged.
    static final Pace NONE =
            new Pace(
                    TreePMap.singleton(Key.ALL, Span.ALL),
                    Instant.EPOCH,
                    false,
                    null,
                    Instant.EPOCH);

    /// A part of the queue.
    ///
    /// @param from its first place
    /// @param to the place after its last
    public record Span(long from, long to) {
        static final Span ALL = new Span(0, Long.MAX_VALUE);

        Span and(@Nullable Span other) {
            return other == null
                    ? this
                    : new Span(Math.min(from, other.from), Math.max(to, other.to));
        }
    }

    /// When those left for later are judged.
    Instant next() {
        return longAt.plus(PAUSE);
    }

    /// How many may be judged now.
    int most(Instant now) {
        return now.isBefore(next()) && !now.isBefore(longAt) ? MANY : Integer.MAX_VALUE;
    }
}
