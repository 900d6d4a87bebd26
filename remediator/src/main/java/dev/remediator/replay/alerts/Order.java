package dev.remediator.replay.alerts;

import java.io.IOException;
import java.time.Instant;

/// How far rows stand from their place in the order of time.
///
/// @param farthest how many rows the worst stands behind its place; 0 if all are in order
/// @param near false if one stands farther than can be put right on the way
/// @param rows how many there are
record Order(int farthest, boolean near, long rows) {
    /// As many rows are held at once to put them in order on the way.
    private static final int NEAR = 20_000;

    /// Reads them all.
    static Order of(TimedRows rows) throws IOException {
        var ahead = new Ahead();
        long count = 0;
        int farthest = 0;
        boolean near = true;
        for (var row = rows.next(); row != null; row = rows.next()) {
            long behind = ahead.behind(row.at, count);
            near &= behind <= NEAR;
            farthest = (int) Math.max(farthest, Math.min(behind, NEAR));
            count++;
        }
        return new Order(farthest, near, count);
    }

    /// The rows that were later than all before them, the last ones.
    private static final class Ahead {
        private final Instant[] times = new Instant[NEAR + 1];
        private final long[] places = new long[NEAR + 1];
        private long count;

        /// How many rows a row stands behind the first that is later than it.
        private long behind(Instant at, long place) {
            if (count == 0 || !at.isBefore(times[slot(count - 1)])) {
                times[slot(count)] = at;
                places[slot(count)] = place;
                count++;
                return 0;
            }
            long low = Math.max(0, count - times.length);
            long high = count - 1;
            if (low > 0 && times[slot(low)].isAfter(at)) {
                return Long.MAX_VALUE;
            }
            while (low < high) {
                long middle = (low + high) >>> 1;
                if (times[slot(middle)].isAfter(at)) {
                    high = middle;
                } else {
                    low = middle + 1;
                }
            }
            return place - places[slot(low)];
        }

        private int slot(long number) {
            return (int) (number % times.length);
        }
    }
}
