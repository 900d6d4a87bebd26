package dev.remediator.gameday;

import dev.remediator.Percentile;
import java.time.Duration;
import java.util.List;

/// How long something took, in milliseconds, over several runs.
///
/// @param p50 half of them took no longer; 0 if there are none
/// @param p95 95 of 100 took no longer; 0 if there are none
public record Took(long p50, long p95) {

    /// Of these, in any order.
    public static Took of(List<Duration> took) {
        var sorted = took.stream().mapToLong(Duration::toMillis).sorted().toArray();
        return new Took(Percentile.of(sorted, 50), Percentile.of(sorted, 95));
    }
}
