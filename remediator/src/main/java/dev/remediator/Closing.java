package dev.remediator;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What has been opened, to be closed in the opposite order, all of it, whatever one of them says.
/// Thread-safe: a shutdown hook may close it while it is still being filled.
public final class Closing implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Closing.class);

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private boolean closed;

    /// To be closed with the rest; at once, if that has already happened.
    ///
    /// @return the same resource
    /// @throws IllegalStateException if it was closed at once
    public synchronized <T extends AutoCloseable> T keep(T resource) {
        opened.push(resource);
        if (closed) {
            close();
            throw new IllegalStateException("this program is being stopped");
        }
        return resource;
    }

    @Override
    public synchronized void close() {
        closed = true;
        while (!opened.isEmpty()) {
            var next = opened.pop();
            try {
                next.close();
            } catch (Exception e) {
                LOG.warn("{} did not close cleanly", next.getClass().getSimpleName(), e);
            }
        }
    }
}
