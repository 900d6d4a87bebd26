package dev.remediator.testkit;

import dev.remediator.journal.Tenure.Alarm;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// A clock that costs no time. It stands still while anybody works, and jumps to what is due next
/// when everybody waits.
///
/// The threads it knows take turns: one runs at a time, and hands over when it rests. So a test
/// with several branches runs the same way every time. The thread that uses it first is one of
/// them; the others begin in [#together]. What is due at the same time happens in the order in
/// which it was scheduled.
public final class VirtualTime implements InstantSource {
    /// What the clock shows at first.
    public static final Instant START = Instant.parse("2026-01-01T03:00:00Z");

    private final ReentrantLock lock = new ReentrantLock();
    private final Timeline timeline = new Timeline();
    private final List<Strand> strands = new ArrayList<>();
    private boolean handingOver;
    private @Nullable Strand current;

    @Override
    public Instant instant() {
        lock.lock();
        try {
            return timeline.now();
        } finally {
            lock.unlock();
        }
    }

    /// Has this happen later, on whichever thread lets the time pass. It must not rest itself.
    public void after(Duration time, Runnable what) {
        lock.lock();
        try {
            var _ = timeline.schedule(time, what);
        } finally {
            lock.unlock();
        }
    }

    /// Lets the time pass; others may run meanwhile.
    public void rest(Duration time) throws InterruptedException {
        lock.lock();
        try {
            var me = me();
            throwIfInterrupted();
            wake(me, time.isNegative() ? Duration.ZERO : time);
            park(me);
        } finally {
            lock.unlock();
        }
    }

    /// Waits for what never comes, until it is interrupted.
    ///
    /// @throws IllegalStateException if nobody is left who could interrupt it
    public void hang() throws InterruptedException {
        lock.lock();
        try {
            var me = me();
            throwIfInterrupted();
            me.hangs = true;
            park(me);
            throw new IllegalStateException("it would wait for ever, and nothing limits it");
        } finally {
            lock.unlock();
        }
    }

    /// Carries these out side by side, each on a thread of its own, in turns; returns when all have
    /// ended. Throws what the first one threw. An interruption is passed on to all of them.
    public void together(List<Runnable> branches) throws InterruptedException {
        lock.lock();
        try {
            var me = me();
            throwIfInterrupted();
            me.children = branches.stream().map(branch -> strand(me, branch)).toList();
            boolean interrupted = join(me);
            var thrown = me.children.stream().filter(c -> c.thrown != null).findFirst();
            me.children = List.of();
            if (thrown.isPresent()) {
                rethrow(thrown.get().thrown);
            }
            if (interrupted) {
                throw new InterruptedException();
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean join(Strand me) {
        boolean interrupted = false;
        while (me.waitsForChildren()) {
            awaitTurn(me);
            if (Thread.interrupted()) {
                interrupted = true;
                me.children.stream().filter(child -> !child.ended).forEach(this::interrupt);
            }
        }
        return interrupted;
    }

    private Strand strand(Strand parent, Runnable branch) {
        var thread = Thread.ofVirtual().name("branch").unstarted(() -> live(branch));
        var strand = new Strand(thread, lock.newCondition(), parent);
        strand.parked = true;
        strands.add(strand);
        wake(strand, Duration.ZERO);
        thread.start();
        return strand;
    }

    private void live(Runnable branch) {
        lock.lock();
        try {
            var me = strandOf(Thread.currentThread());
            awaitCurrent(me);
            if (!me.doomed) {
                lock.unlock();
                try {
                    branch.run();
                } catch (RuntimeException | Error e) {
                    me.thrown = e;
                } finally {
                    lock.lock();
                }
            }
            end(me);
        } finally {
            lock.unlock();
        }
    }

    private void end(Strand me) {
        me.ended = true;
        strands.remove(me);
        var parent = me.parent;
        if (parent != null && !parent.waitsForChildren()) {
            wake(parent, Duration.ZERO);
        }
        handOver();
    }

    /// Interrupts the calling thread when so much time has passed, unless it is closed before.
    public Alarm interruptAfter(Duration limit) {
        lock.lock();
        try {
            var alarm = new Ringing();
            var guarded = me();
            alarm.due =
                    timeline.schedule(
                            limit,
                            () -> {
                                alarm.rang = true;
                                interrupt(guarded);
                            });
            return alarm;
        } finally {
            lock.unlock();
        }
    }

    private final class Ringing implements Alarm {
        private @Nullable Due due;
        private boolean rang;

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
                if (due != null) {
                    due.callOff();
                    if (rang) {
                        var _ = Thread.interrupted();
                    }
                }
                due = null;
            } finally {
                lock.unlock();
            }
        }
    }

    /// The worker is dead: its other branches go no further from where they are.
    void abandon() {
        lock.lock();
        try {
            for (var strand : strands) {
                strand.doomed = strand.parent != null;
                if (strand.doomed && strand.parked && !strand.waitsForChildren()) {
                    wake(strand, Duration.ZERO);
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private void interrupt(Strand strand) {
        strand.thread.interrupt();
        if (strand.parked) {
            wake(strand, Duration.ZERO);
        }
    }

    private void wake(Strand strand, Duration in) {
        if (strand.wakeUp != null) {
            strand.wakeUp.callOff();
        }
        strand.wakeUp = timeline.schedule(in, () -> current = strand);
    }

    private void park(Strand me) throws InterruptedException {
        awaitTurn(me);
        if (me.doomed) {
            throw new Killed();
        }
        timeline.throwTrouble();
        throwIfInterrupted();
    }

    private void awaitTurn(Strand me) {
        me.parked = true;
        handOver();
        awaitCurrent(me);
    }

    private void awaitCurrent(Strand me) {
        while (!me.equals(current)) {
            me.turn.awaitUninterruptibly();
        }
        me.wakeUp = null;
        me.parked = false;
        me.hangs = false;
    }

    private void handOver() {
        current = null;
        handingOver = true;
        try {
            while (current == null) {
                if (!timeline.goesOn()) {
                    current = forsaken();
                }
            }
        } finally {
            handingOver = false;
        }
        current.turn.signal();
    }

    /// Nothing is due any more: somebody who hangs is told so.
    private Strand forsaken() {
        return strands.stream()
                .filter(strand -> strand.hangs)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nobody is left to go on"));
    }

    private static void throwIfInterrupted() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    private static void rethrow(@Nullable Throwable thrown) {
        switch (thrown) {
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case null, default -> {}
        }
    }

    private Strand strandOf(Thread thread) {
        return strands.stream().filter(s -> s.thread.equals(thread)).findFirst().orElseThrow();
    }

    private Strand me() {
        if (handingOver) {
            throw new IllegalStateException("what happens later takes no time of its own");
        }
        var thread = Thread.currentThread();
        if (current != null && current.thread.equals(thread)) {
            return current;
        }
        if (current != null && current.parent != null) {
            throw new IllegalStateException(
                    "a thread of its own has no place in virtual time; have it as a branch");
        }
        strands.remove(current);
        var first = new Strand(thread, lock.newCondition(), null);
        strands.add(first);
        current = first;
        return first;
    }
}
