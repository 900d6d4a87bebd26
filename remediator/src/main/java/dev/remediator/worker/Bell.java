package dev.remediator.worker;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Wakes every thread of a run that rests; who was not resting when it rang does not rest the next
/// time.
final class Bell {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition rung = lock.newCondition();
    private final ThreadLocal<Integer> heard = ThreadLocal.withInitial(() -> 0);
    private int rings;

    void ring() {
        lock.lock();
        try {
            rings++;
            rung.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Rests.
    ///
    /// @return whether it has rung since this thread last rested, or rang meanwhile
    boolean await(Duration time) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = time.toNanos();
            while (rings == heard.get() && left > 0) {
                left = rung.awaitNanos(left);
            }
            boolean rang = rings != heard.get();
            heard.set(rings);
            return rang;
        } finally {
            lock.unlock();
        }
    }
}
