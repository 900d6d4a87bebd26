package dev.remediator.gateway;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Cuts connections whose first line and headers, or whose TLS handshake, do not come to an end:
/// one byte now and then keeps a connection from being idle for ever. Bodies have a limit of their
/// own, in [Room]. Connections that say nothing between two requests are left to Jetty's idle time.
/// Thread-safe.
final class Dawdlers implements Connection.Listener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Dawdlers.class);
    private static final Duration EVERY = Duration.ofSeconds(1);

    private final Duration patience;
    private final LongSupplier nanoTime;
    private final Map<Connection, Long> opened = new ConcurrentHashMap<>();
    private final ScheduledExecutorService rounds =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("http-dawdlers").factory());

    /// @param patience how long a head or a handshake may take
    /// @param nanoTime a clock that only goes forward, in ns, such as [System#nanoTime]
    Dawdlers(Duration patience, LongSupplier nanoTime) {
        this.patience = patience;
        this.nanoTime = nanoTime;
    }

    void start() {
        long every = EVERY.toMillis();
        var _ = rounds.scheduleWithFixedDelay(this::look, every, every, TimeUnit.MILLISECONDS);
    }

    @Override
    public void onOpened(Connection connection) {
        opened.put(connection, nanoTime.getAsLong());
    }

    @Override
    public void onClosed(Connection connection) {
        opened.remove(connection);
    }

    private void look() {
        try {
            opened.forEach(this::look);
        } catch (RuntimeException e) {
            LOG.error("connections could not be looked at", e);
        }
    }

    private void look(Connection connection, long since) {
        if (dawdles(connection, since)) {
            LOG.debug("{} is cut: it does not come to an end", connection);
            connection.getEndPoint().close();
        }
    }

    private boolean dawdles(Connection connection, long since) {
        return switch (connection) {
            case SslConnection tls ->
                    tls.getSSLEngine().getSession().getProtocol().equals("NONE") && late(since);
            case HttpConnection http -> {
                // Begun, and its head not yet whole.
                var parser = http.getParser();
                yield parser.inHeaderState()
                        && !parser.isStart()
                        && late(parser.getBeginNanoTime());
            }
            default -> false;
        };
    }

    private boolean late(long since) {
        return nanoTime.getAsLong() - since > patience.toNanos();
    }

    @Override
    public void close() {
        rounds.shutdownNow();
    }
}
