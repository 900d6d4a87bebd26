package dev.remediator.worker;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/// Until when each partition of the engine is known to have heard this worker, on the monotonic
/// clock. A worker that is not heard must believe that its runs have been given to others.
///
/// An answer proves no more than that what it answers was heard, so what counts is when that was
/// sent, and not when the answer arrived: a worker that was frozen for a while finds old answers
/// waiting.
final class Lifeline {
    private final Duration fence;
    private final LongSupplier nanos;
    private final Map<Integer, Long> heard = new ConcurrentHashMap<>();

    Lifeline(Duration fence, LongSupplier nanos) {
        this.fence = fence;
        this.nanos = nanos;
    }

    /// What is sent now carries this, and its answer brings it back.
    long now() {
        return nanos.getAsLong();
    }

    /// A partition has answered what was sent then.
    void answered(int partition, long sent) {
        heard.merge(partition, sent, (a, b) -> b - a > 0 ? b : a);
    }

    boolean isCut(int partition) {
        var last = heard.get(partition);
        return last == null || nanos.getAsLong() - last > fence.toNanos();
    }
}
