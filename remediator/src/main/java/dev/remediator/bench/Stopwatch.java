package dev.remediator.bench;

import dev.remediator.Percentile;
import java.util.Arrays;

/// Collects how long something took. Thread-safe.
final class Stopwatch {
    private static final double NANOS_PER_MILLI = 1e6;

    private long[] nanos = new long[1024];
    private int count;

    synchronized void took(long elapsed) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * count);
        }
        nanos[count++] = elapsed;
    }

    /// What was collected since the last call.
    synchronized Spread take() {
        var sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        count = 0;
        return new Spread(sorted.length, millis(sorted, 50), millis(sorted, 99));
    }

    private static double millis(long[] sorted, int percent) {
        return Percentile.of(sorted, percent) / NANOS_PER_MILLI;
    }
}
