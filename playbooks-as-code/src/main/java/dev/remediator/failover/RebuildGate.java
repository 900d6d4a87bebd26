package dev.remediator.failover;

import java.time.Duration;

/// Whether a copy may be destroyed because a new one would be there in time. GitLab's seven
/// terabytes took more than three hours; a database that outgrew its limit is for people.
///
/// @param allowed whether it would
/// @param close whether it takes [#CLOSE] percent of the limit or more: the time to grow the limit,
///   or the rate, is now
/// @param time how long it would take
/// @param sentence the figures
public record RebuildGate(boolean allowed, boolean close, Duration time, String sentence) {
    /// Bytes per second that are assumed while none were measured: a slow disk, a slow network.
    public static final long ASSUMED = 50_000_000;

    /// Percent of the limit from which it is close.
    public static final int CLOSE = 80;

    /// Judges what was measured.
    ///
    /// @param cost what a copy costs
    /// @param terms what is allowed
    public static RebuildGate of(CopyCost cost, Terms terms) {
        long rate = Math.max(1, cost.bytesPerSecond().orElse(ASSUMED));
        var time = Duration.ofSeconds(Math.ceilDiv(Math.max(0, cost.bytes()), rate));
        var limit = terms.rebuildLimit();
        boolean allowed = time.compareTo(limit) <= 0;
        boolean close = time.compareTo(limit.multipliedBy(CLOSE).dividedBy(100)) >= 0;
        return new RebuildGate(
                allowed,
                close,
                time,
                "%s at %s/s%s take %s, the limit is %s%s"
                        .formatted(
                                Spoken.size(cost.bytes()),
                                Spoken.size(rate),
                                cost.bytesPerSecond().isPresent()
                                        ? ""
                                        : " (assumed, no copy was measured)",
                                Spoken.time(time),
                                Spoken.time(limit),
                                allowed && close ? ", and that is close" : ""));
    }
}
