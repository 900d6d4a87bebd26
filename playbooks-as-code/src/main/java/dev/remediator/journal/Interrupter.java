package dev.remediator.journal;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Interrupts the thread that made it when its time is over: in real time, on a virtual thread.
public final class Interrupter implements Tenure.Alarm {
    private final Thread guarded = Thread.currentThread();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition closing = lock.newCondition();
    private boolean closed;
    private boolean rang;

    /// Begins now.
    public Interrupter(Duration limit) {
        var _ = Thread.ofVirtual().name("time limit").start(() -> watch(limit.toNanos()));
    }

    private void watch(long nanos) {
        lock.lock();
        try {
            long left = nanos;
            while (!closed && left > 0) {
                left = closing.awaitNanos(left);
            }
            if (!closed) {
                rang = true;
                guarded.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean rang() {
        lock.lock();
        try {
            return rang;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            if (rang && !closed) {
                var _ = Thread.interrupted();
            }
            closed = true;
            closing.signal();
        } finally {
            lock.unlock();
        }
    }
}
