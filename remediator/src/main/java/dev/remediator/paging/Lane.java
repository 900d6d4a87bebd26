package dev.remediator.paging;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Optional;

/// What waits for one recipient at one channel. Not thread-safe.
///
/// Calls go before what only tells that something is over: a storm that ends must not keep the next
/// page waiting. What belongs to one incident stays in order.
final class Lane {
    private final ArrayDeque<Parcel> waiting = new ArrayDeque<>();

    void add(Parcel parcel) {
        waiting.add(parcel);
    }

    Optional<Parcel> next() {
        var earlier = new HashSet<String>();
        for (var all = waiting.iterator(); all.hasNext(); ) {
            var parcel = all.next();
            if (earlier.add(parcel.incident()) && parcel.calls()) {
                all.remove();
                return Optional.of(parcel);
            }
        }
        return Optional.ofNullable(waiting.poll());
    }
}
