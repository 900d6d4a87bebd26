package dev.remediator;

/// What so many percent of some measurements do not exceed, by nearest rank: always one that was
/// measured.
public final class Percentile {

    private Percentile() {}

    /// The smallest measurement that so many percent of them do not exceed.
    ///
    /// @param sorted the measurements, the smallest first
    /// @param percent 1 to 100
    /// @return 0 if nothing was measured
    public static long of(long[] sorted, int percent) {
        return sorted.length == 0 ? 0 : sorted[Math.ceilDiv(sorted.length * percent, 100) - 1];
    }
}
