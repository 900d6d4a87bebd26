package dev.remediator.testkit;

import java.util.List;
import java.util.concurrent.locks.Condition;
import org.jspecify.annotations.Nullable;

/// One thread that takes turns with the others. Used under the lock of its [VirtualTime].
final class Strand {
    final Thread thread;
    final Condition turn;
    final @Nullable Strand parent;
    List<Strand> children = List.of();

    /// Gives it its turn; none while it runs, or waits for its children, or for ever.
    @Nullable Due wakeUp;

    boolean parked;
    boolean hangs;

    /// Its worker was killed: it goes no further.
    boolean doomed;

    boolean ended;
    @Nullable Throwable thrown;

    Strand(Thread thread, Condition turn, @Nullable Strand parent) {
        this.thread = thread;
        this.turn = turn;
        this.parent = parent;
    }

    boolean waitsForChildren() {
        return children.stream().anyMatch(child -> !child.ended);
    }
}
