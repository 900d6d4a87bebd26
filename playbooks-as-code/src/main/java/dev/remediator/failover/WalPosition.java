package dev.remediator.failover;

/// How far a member's write-ahead log goes. A newer timeline is ahead of any position on an older
/// one: whoever was promoted decides what the truth is.
///
/// @param timeline which history, from 1; 0: nobody could say
/// @param bytes the position in it, as PostgreSQL counts them (an LSN as one number)
public record WalPosition(long timeline, long bytes) implements Comparable<WalPosition> {
    /// Of a member nobody could ask.
    public static final WalPosition UNKNOWN = new WalPosition(0, 0);

    /// Whether anybody could say.
    public boolean known() {
        return timeline > 0;
    }

    /// Whether both are known and this one is on a newer timeline.
    public boolean newerThan(WalPosition other) {
        return other.known() && timeline > other.timeline;
    }

    @Override
    public int compareTo(WalPosition other) {
        int byTimeline = Long.compare(timeline, other.timeline);
        return byTimeline == 0 ? Long.compareUnsigned(bytes, other.bytes) : byTimeline;
    }

    /// As PostgreSQL writes it, such as `0/3000148 on timeline 2`.
    @Override
    public String toString() {
        return known()
                ? "%X/%X on timeline %d".formatted(bytes >>> 32, bytes & 0xFFFF_FFFFL, timeline)
                : "an unknown position";
    }
}
