package dev.remediator.journal;

import dev.remediator.playbook.Remedy.Work;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// How far one run is, as all its branches must see it: whether it is past the point of no return,
/// and whether it is over. It is never both broken off and begun in earnest.
///
/// Thread-safe.
final class Course {
    private final ReentrantLock hearing = new ReentrantLock();
    private boolean pastReturn;
    private boolean undoing;
    private @Nullable Error over;

    /// @param pastReturn whether an earlier worker has intended a deed that must not happen twice
    Course(boolean pastReturn) {
        this.pastReturn = pastReturn;
    }

    /// Whether a deed that must not happen twice has been intended, by whichever worker: the point
    /// of no return.
    synchronized boolean pastReturn() {
        return pastReturn;
    }

    /// Such a deed is about to be intended.
    ///
    /// @throws Stopped if another branch has stopped the run meanwhile
    synchronized void intends() {
        if (over != null) {
            throw over;
        }
        pastReturn = true;
    }

    /// Breaks the run off, unless it is past the point of no return.
    synchronized void breakOff(String why) {
        if (!pastReturn) {
            var end = new Stopped(Outcome.CANCELLED, why);
            over(end);
            throw end;
        }
    }

    /// The run is over for all branches; the first word counts.
    ///
    /// @param end a [RunTaken] or a [Stopped]
    synchronized void over(Error end) {
        if (over == null) {
            over = end;
        }
    }

    /// Ends a branch whose run another one has ended. If the run is undone after that, all that is
    /// recorded of the branch is given back first, or nobody would know what to undo.
    ///
    /// @param allKnown whether that has been done
    synchronized void throwIfOver(boolean allKnown) {
        if (over == null || undoing) {
            return;
        }
        if (allKnown || !(over instanceof Stopped stopped && stopped.undoes())) {
            throw over;
        }
    }

    /// From now on the run is being undone: it can be given back, but not be broken off again.
    synchronized void undoes() {
        undoing = true;
    }

    synchronized boolean undoing() {
        return undoing;
    }

    /// Does it while no other branch does the like.
    <T> T alone(Work<T> work) throws Exception {
        hearing.lockInterruptibly();
        try {
            return work.run();
        } finally {
            hearing.unlock();
        }
    }
}
