package dev.remediator.paging;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Everything in hand: one queue for each recipient at each channel, each emptied by a virtual
/// thread of its own, so that a slow channel holds up no other. Thread-safe.
///
/// Of a channel that is far behind nothing more is taken: the engine is told at once that it may
/// ask later, and takes another way.
final class Lanes {
    private static final Logger LOG = LoggerFactory.getLogger(Lanes.class);
    private static final String STOPPED = "the pager stopped before it was sent";
    private static final Duration BEHIND = Duration.ofSeconds(30);

    private final Errand errand;
    private final Bounds bounds;
    private final ExecutorService threads =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("pager-lane-", 0).factory());
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Parcel.Address, Lane> lanes = new HashMap<>();
    private final Map<String, Integer> ofChannels = new HashMap<>();
    private int inHand;
    private volatile boolean stopping;

    /// @param errand what is done with each
    /// @param bounds how much is taken
    Lanes(Errand errand, Bounds bounds) {
        this.errand = errand;
        this.bounds = bounds;
    }

    /// How much is in hand at most.
    ///
    /// @param all in all; beyond it nothing is read
    /// @param ofChannel for one channel; beyond it the engine is told to ask later
    record Bounds(int all, int ofChannel) {}

    void take(Parcel parcel) {
        lock.lock();
        try {
            inHand++;
            int ofChannel = ofChannels.merge(parcel.address().channel(), 1, Integer::sum);
            if (ofChannel > bounds.ofChannel()) {
                threads.execute(() -> putOff(parcel, BEHIND, behind(parcel)));
                return;
            }
            var lane = lanes.get(parcel.address());
            if (lane != null) {
                lane.add(parcel);
                return;
            }
            var fresh = new Lane();
            fresh.add(parcel);
            lanes.put(parcel.address(), fresh);
            threads.execute(() -> empty(parcel.address(), fresh));
        } finally {
            lock.unlock();
        }
    }

    private String behind(Parcel parcel) {
        return "%d notifications wait for the channel %s already"
                .formatted(bounds.ofChannel(), parcel.address().channel());
    }

    /// Whether nothing more should be read.
    boolean full() {
        lock.lock();
        try {
            return inHand >= bounds.all();
        } finally {
            lock.unlock();
        }
    }

    boolean empty() {
        lock.lock();
        try {
            return inHand == 0;
        } finally {
            lock.unlock();
        }
    }

    private void empty(Parcel.Address address, Lane lane) {
        for (var next = next(address, lane); next.isPresent(); next = next(address, lane)) {
            var parcel = next.get();
            if (!stopping) {
                carry(parcel, () -> errand.run(parcel));
            } else if (parcel.progress().repeatable()) {
                forget(parcel);
            } else {
                putOff(parcel, Duration.ZERO, STOPPED);
            }
        }
    }

    private Optional<Parcel> next(Parcel.Address address, Lane lane) {
        lock.lock();
        try {
            var next = lane.next();
            if (next.isEmpty()) {
                lanes.remove(address);
            }
            return next;
        } finally {
            lock.unlock();
        }
    }

    private void putOff(Parcel parcel, Duration after, String why) {
        carry(parcel, () -> errand.putOff(parcel, after, why));
    }

    private interface Work {
        void run() throws InterruptedException;
    }

    /// What is not done stays so: it is read again after the next start, or was sent and nobody was
    /// told, which the engine finds out by itself.
    private void carry(Parcel parcel, Work work) {
        try {
            if (parcel.progress().mayStart()) {
                try {
                    work.run();
                } finally {
                    parcel.progress().landed();
                }
            }
        } catch (InterruptedException e) {
            LOG.warn(
                    "the pager stops, and nobody was told about record {} of notifications",
                    parcel.record().offset());
        } catch (RuntimeException | Error e) {
            LOG.error(
                    "nobody was told what became of record {} of notifications",
                    parcel.record().offset(),
                    Fault.of(e));
        } finally {
            forget(parcel);
        }
    }

    private void forget(Parcel parcel) {
        lock.lock();
        try {
            inHand--;
            ofChannels.computeIfPresent(
                    parcel.address().channel(), (_, count) -> count == 1 ? null : count - 1);
        } finally {
            lock.unlock();
        }
    }

    /// From now on nothing is sent that was not begun.
    void stop() {
        stopping = true;
        errand.stop();
    }

    /// Waits for what is being sent; what takes too long is interrupted, and what it then comes to
    /// is reported.
    void close(Duration grace) throws InterruptedException {
        stop();
        threads.shutdown();
        if (!threads.awaitTermination(grace.toMillis(), TimeUnit.MILLISECONDS)) {
            threads.shutdownNow();
            var _ =
                    threads.awaitTermination(
                            Math.max(1000, grace.toMillis()), TimeUnit.MILLISECONDS);
        }
    }
}
