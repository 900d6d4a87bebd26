package dev.remediator.worker;

import dev.remediator.remediation.Effect;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// Offers, in memory.
final class FakeDispatch implements DispatchSource {
    private final BlockingQueue<Effect.Offer> offers = new LinkedBlockingQueue<>();
    private final AtomicInteger rests = new AtomicInteger();
    private volatile boolean closed;

    void offers(Effect.Offer... more) {
        offers.addAll(List.of(more));
    }

    int left() {
        return offers.size();
    }

    int rests() {
        return rests.get();
    }

    boolean closed() {
        return closed;
    }

    /// One at a time, however many may be taken.
    @Override
    public List<Effect.Offer> poll(Duration atMost) {
        var taken = new ArrayList<Effect.Offer>();
        try {
            var next = offers.poll(Math.min(20, atMost.toMillis()), TimeUnit.MILLISECONDS);
            if (next != null) {
                taken.add(next);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return taken;
    }

    @Override
    public void rest() {
        rests.incrementAndGet();
    }

    @Override
    public void wakeup() {}

    @Override
    public void close() {
        closed = true;
    }
}
