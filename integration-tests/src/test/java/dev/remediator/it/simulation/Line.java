package dev.remediator.it.simulation;

import java.util.ArrayDeque;
import java.util.function.LongSupplier;

/// Messages from one sender to one receiver: each arrives once, in order, and waits while the
/// receiver is away.
final class Line {
    private final ArrayDeque<Runnable> messages = new ArrayDeque<>();
    private final Time time;
    private final LongSupplier reachable;

    /// @param reachable from when on the receiver listens, in the world's milliseconds
    Line(Time time, LongSupplier reachable) {
        this.time = time;
        this.reachable = reachable;
    }

    void send(long delay, Runnable message) {
        messages.add(message);
        time.in(delay, this::arrive);
    }

    private void arrive() {
        long away = reachable.getAsLong() - time.millis();
        if (away > 0) {
            time.in(away, this::arrive);
        } else {
            messages.removeFirst().run();
        }
    }
}
