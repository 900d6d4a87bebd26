package dev.remediator.gameday;

import java.time.Duration;
import java.util.List;

/// How long something took, in milliseconds, over several runs.
///
/// @param p50 half of them took no longer; 0 if there are none
/// @param p95 95 of 100 took no longer; 0 if there are none
public record Spread(long p50, long p95) {

    /// Of these, in any order.
    public static Spread of(List<Duration> took) {
        var sorted = took.stream().map(Duration::toMillis).sorted().toList();
        return new Spread(percentile(sorted, 50), percentile(sorted, 95));
    }

    /// The smallest value that so many percent do not exceed.
    private static long percentile(List<Long> sorted, int percent) {
        return sorted.isEmpty() ? 0 : sorted.get(Math.ceilDiv(sorted.size() * percent, 100) - 1);
    }
}
