package dev.remediator.console;

import dev.remediator.history.History;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// Tells open pages that something has changed. It says only that; they fetch themselves anew.
/// Thread-safe.
public final class Live implements AutoCloseable {
    private static final int MOST_REMEMBERED = 10_000;

    private final Map<String, Long> versions = new HashMap<>();
    private long version;
    private long posture;
    private boolean closed;

    /// Follows the history from now on.
    public Live(History history) {
        history.listen(decision -> changed(decision.incident()));
        history.posture().listen(_ -> stoodOtherwise());
    }

    private synchronized void changed(String incident) {
        version++;
        // Who asks about what is forgotten is told once too often, which costs a fetch.
        if (versions.size() >= MOST_REMEMBERED) {
            versions.clear();
        }
        versions.put(incident, version);
        notifyAll();
    }

    /// How automation stands is on every page.
    private synchronized void stoodOtherwise() {
        version++;
        posture = version;
        notifyAll();
    }

    /// A number that is another one whenever something has changed about an incident or about how
    /// automation stands.
    ///
    /// @param incident its id; empty for all incidents
    public synchronized long version(String incident) {
        return incident.isEmpty()
                ? version
                : Math.max(posture, versions.getOrDefault(incident, 0L));
    }

    /// Waits until something has changed.
    ///
    /// @param incident its id; empty for all incidents
    /// @param seen the version already known
    /// @param atMost how long to wait
    /// @return the version now; the same, if nothing has changed in time
    public synchronized long await(String incident, long seen, Duration atMost)
            throws InterruptedException {
        long until = System.nanoTime() + atMost.toNanos();
        while (!closed && version(incident) == seen) {
            long left = (until - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return seen;
            }
            wait(left);
        }
        return version(incident);
    }

    /// Waits, whatever changes meanwhile, but not longer than until there is nothing more to tell.
    ///
    /// @param time how long to wait
    public synchronized void pause(Duration time) throws InterruptedException {
        long until = System.nanoTime() + time.toNanos();
        for (long left = time.toMillis(); !closed && left > 0; ) {
            wait(left);
            left = (until - System.nanoTime()) / 1_000_000;
        }
    }

    /// Whether there will be nothing more to tell.
    public synchronized boolean closed() {
        return closed;
    }

    /// Lets everybody who waits go.
    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
    }
}
