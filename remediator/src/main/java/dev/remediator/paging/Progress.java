package dev.remediator.paging;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;

/// How far a partition is dealt with, while it is ours. Thread-safe.
final class Progress {
    private static final int MOST_WAITING = 8;

    private final boolean repeatable;
    private final TreeSet<Long> open = new TreeSet<>();
    private long next;
    private long committed;
    private boolean ours = true;
    private int sending;
    private int waiting;

    /// @param repeatable whether what is in it may be sent again. If not, what was taken stays
    ///   ours, because nobody else will read it
    Progress(boolean repeatable) {
        this.repeatable = repeatable;
    }

    boolean repeatable() {
        return repeatable;
    }

    /// Records were read.
    ///
    /// @param parcels those that are to be sent
    /// @param position behind the last of all
    synchronized void taken(List<Parcel> parcels, long position) {
        parcels.forEach(parcel -> open.add(parcel.record().offset()));
        waiting += parcels.size();
        next = position;
    }

    /// How many more may be taken. What may not be sent again is lost with this process until it is
    /// begun, so only a few may wait.
    synchronized int room() {
        return repeatable ? Integer.MAX_VALUE : Math.max(0, MOST_WAITING - waiting);
    }

    /// A record was reported.
    synchronized void done(long offset) {
        open.remove(offset);
    }

    /// Whether a record may be sent now; each yes is followed by [#landed].
    synchronized boolean mayStart() {
        if (repeatable && !ours) {
            return false;
        }
        sending++;
        waiting--;
        return true;
    }

    synchronized void landed() {
        sending--;
        notifyAll();
    }

    /// The position behind everything that is done; empty if it is committed.
    synchronized Optional<OffsetAndMetadata> toCommit() {
        long position = open.isEmpty() ? next : open.first();
        return position > committed
                ? Optional.of(new OffsetAndMetadata(position))
                : Optional.empty();
    }

    synchronized void committed(OffsetAndMetadata position) {
        committed = position.offset();
    }

    /// Somebody else has it from now on: nothing is begun any more, and what is being sent is
    /// waited for, so that what is told later is not overtaken by it.
    synchronized void release(Duration patience) throws InterruptedException {
        ours = false;
        long end = System.nanoTime() + patience.toNanos();
        long left = patience.toNanos();
        while (repeatable && sending > 0 && left > 0) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
            left = end - System.nanoTime();
        }
    }
}
