package dev.remediator.worker;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/// When each partition of the engine last answered this worker, on the monotonic clock. A worker
/// that is not heard must believe that its runs have been given to others.
final class Lifeline {
    private final Duration fence;
    private final LongSupplier nanos;
    private final Map<Integer, Long> answered = new ConcurrentHashMap<>();

    Lifeline(Duration fence, LongSupplier nanos) {
        this.fence = fence;
        this.nanos = nanos;
    }

    void answered(int partition) {
        answered.put(partition, nanos.getAsLong());
    }

    boolean isCut(int partition) {
        var last = answered.get(partition);
        return last == null || nanos.getAsLong() - last > fence.toNanos();
    }
}
