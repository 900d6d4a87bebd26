package dev.remediator;

import java.util.function.Supplier;

/// Something that is open, and may be exchanged for another of its kind. Thread-safe.
final class Exchange implements AutoCloseable {
    private Runnable closing = Exchange::nothing;
    private boolean closed;

    /// Closes what was open, then opens the other one.
    ///
    /// @param opening opens it, and returns what closes it again
    synchronized void take(Supplier<Runnable> opening) {
        closing.run();
        closing = Exchange::nothing;
        if (!closed) {
            closing = opening.get();
        }
    }

    private static void nothing() {}

    @Override
    public synchronized void close() {
        closed = true;
        closing.run();
        closing = Exchange::nothing;
    }
}
