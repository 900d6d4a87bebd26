package dev.remediator.paging;

import io.github.resilience4j.core.IntervalFunction;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;

/// A record in hand: what is done with it, and when it is its turn.
final class Held {
    private final long offset;
    private final Errand errand;
    private final IntervalFunction patience;
    private boolean done;
    private int tries;
    private long due = System.nanoTime();

    Held(long offset, Errand errand, IntervalFunction patience) {
        this.offset = offset;
        this.errand = errand;
        this.patience = patience;
    }

    /// In how many nanoseconds it is its turn; not more than zero if it is now.
    long dueIn() {
        return due - System.nanoTime();
    }

    /// Empty when there is nothing left but to commit it.
    Optional<Duration> run() throws InterruptedException {
        if (!done) {
            errand.run();
            done = true;
        }
        return Optional.empty();
    }

    boolean done() {
        return done;
    }

    void putOff(Duration atLeast) {
        var millis = Math.max(patience.apply(++tries), atLeast.toMillis());
        due = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    }

    /// What is committed once it is done.
    OffsetAndMetadata after() {
        return new OffsetAndMetadata(offset + 1);
    }
}
