package dev.remediator.history;

import java.time.Duration;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// How long something took, many times, in little memory: durations less than a tenth apart are
/// one. What is read back is within 5 % of what was measured.
///
/// @param counts how often, by steps of a tenth
public record Spread(SortedMap<Integer, Long> counts) {
    private static final double STEP = Math.log(1.1);

    /// Nothing was measured.
    public static final Spread NONE = new Spread(new TreeMap<>());

    /// Copies the counts.
    public Spread {
        counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
    }

    /// The step that a duration falls into; what is shorter than a millisecond is as long as one.
    static int step(Duration time) {
        return (int) Math.round(Math.log((double) Math.max(1, time.toMillis())) / STEP);
    }

    private static Duration middle(int step) {
        return Duration.ofMillis(Math.round(Math.exp(step * STEP)));
    }

    /// How often something was measured.
    public long size() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /// What so many percent do not exceed, by nearest rank.
    ///
    /// @param percent 1 to 100
    /// @return nothing at all, if nothing was measured
    public Duration percentile(int percent) {
        long rank = Math.ceilDiv(size() * percent, 100);
        long passed = 0;
        for (var entry : counts.entrySet()) {
            passed += entry.getValue();
            if (passed >= rank) {
                return middle(entry.getKey());
            }
        }
        return Duration.ZERO;
    }
}
