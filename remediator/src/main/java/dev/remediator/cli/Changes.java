package dev.remediator.cli;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Waits until a running remediator says that something about an incident has changed. Where it
/// does not say so, because it is older or too many follow already, it is time to look every 2 s.
final class Changes implements AutoCloseable {
    private static final Duration AT_LATEST = Duration.ofSeconds(2);
    private static final String CHANGED = "event: changed";

    private final HttpClient client = HttpClient.newHttpClient();
    private final Semaphore changed = new Semaphore(0);

    /// Begins to listen.
    ///
    /// @param events the request for the server-sent events
    Changes(HttpRequest events) {
        var _ =
                client.sendAsync(events, BodyHandlers.ofLines())
                        .thenAcceptAsync(
                                answer ->
                                        answer.body()
                                                .filter(CHANGED::equals)
                                                .forEach(_ -> changed.release()));
    }

    /// Returns when it is worth looking again, or this time is over.
    void await(Duration atMost) throws InterruptedException {
        var patience = atMost.compareTo(AT_LATEST) < 0 ? atMost : AT_LATEST;
        var _ = changed.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
        changed.drainPermits();
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
