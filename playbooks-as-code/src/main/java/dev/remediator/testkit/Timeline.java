package dev.remediator.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/// What is due, and how late it is. Used under the lock of its [VirtualTime].
final class Timeline {
    private final PriorityQueue<Due> queue = new PriorityQueue<>();
    private Instant now = VirtualTime.START;
    private long tickets;
    private @Nullable IllegalStateException trouble;

    Instant now() {
        return now;
    }

    Due schedule(Duration time, Runnable what) {
        var due = new Due(now.plus(time), tickets++, what);
        queue.add(due);
        return due;
    }

    /// The clock jumps to what is due next, and that happens.
    ///
    /// @return false if nothing is due any more
    boolean goesOn() {
        var due = queue.poll();
        if (due == null) {
            return false;
        }
        if (due.isCalledOff()) {
            return true;
        }
        if (due.at().isAfter(now)) {
            now = due.at();
        }
        try {
            due.happen();
        } catch (RuntimeException | Error e) {
            trouble = new IllegalStateException("what was to happen later failed: " + e, e);
        }
        return true;
    }

    /// @throws IllegalStateException if something that happened has failed, and nobody was told yet
    void throwTrouble() {
        var told = trouble;
        trouble = null;
        if (told != null) {
            throw told;
        }
    }
}
