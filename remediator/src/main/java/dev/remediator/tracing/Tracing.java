package dev.remediator.tracing;

import dev.remediator.history.History;
import dev.remediator.remediation.Decision;
import dev.remediator.settings.TracingSpec;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells a collector of each incident that ends from now on, in a thread of its own: neither the
/// engine nor the history waits for it. What the collector does not take is dropped, and said once
/// in the log. After a restart nothing of before is told again.
public final class Tracing implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Tracing.class);

    /// The exporter logs every failure by itself; one line of ours is enough.
    private static final java.util.logging.Logger ITS_OWN =
            java.util.logging.Logger.getLogger("io.opentelemetry.exporter");

    private static final int MOST_WAITING = 1_000;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /// What the pager still says of an incident that has just ended belongs to it.
    private static final Duration SETTLING = Duration.ofSeconds(3);

    private final History history;
    private final SpanExporter exporter;
    private final String address;
    private final IncidentTrace drawing;
    private final Instant since;
    private final Duration settling;
    private final BlockingQueue<Ended> ended = new ArrayBlockingQueue<>(MOST_WAITING);
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private boolean failing;

    private record Ended(String incident, long readyAt) {}

    /// Starts it.
    ///
    /// @param spec where to; it must be enabled
    /// @param history what is told
    /// @param version which remediator tells
    /// @param clock incidents that end later than now are told
    public static Tracing start(
            TracingSpec spec, History history, String version, InstantSource clock) {
        ITS_OWN.setLevel(Level.OFF);
        var exporter =
                OtlpHttpSpanExporter.builder()
                        .setEndpoint(spec.address())
                        .setTimeout(PATIENCE)
                        .setConnectTimeout(PATIENCE)
                        .setRetryPolicy(null)
                        .build();
        return new Tracing(history, exporter, spec.address(), version, clock, SETTLING);
    }

    Tracing(
            History history,
            SpanExporter exporter,
            String address,
            String version,
            InstantSource clock,
            Duration settling) {
        this.history = history;
        this.exporter = exporter;
        this.address = address;
        this.drawing =
                new IncidentTrace(
                        Resource.create(
                                Attributes.builder()
                                        .put("service.name", "remediator")
                                        .put("service.version", version)
                                        .build()));
        this.since = clock.instant();
        this.settling = settling;
        thread = Thread.ofPlatform().name("tracing").daemon(true).start(this::follow);
        history.listen(this::hear);
    }

    private void hear(Decision decision) {
        if (decision.closes() && !decision.at().isBefore(since)) {
            var next = new Ended(decision.incident(), System.nanoTime() + settling.toNanos());
            if (!ended.offer(next)) {
                LOG.debug("incident {} is not told: the collector is too slow", next.incident());
            }
        }
    }

    /// When it is closed, what waits is told without further delay.
    private void follow() {
        try {
            while (true) {
                var next = ended.poll(100, TimeUnit.MILLISECONDS);
                if (next != null) {
                    var _ = closing.await(next.readyAt() - System.nanoTime(), TimeUnit.NANOSECONDS);
                    tell(next.incident());
                } else if (closing.getCount() == 0) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell(String incident) {
        try {
            var spans = history.incident(incident).map(drawing::of);
            if (spans.isPresent() && !spans.get().isEmpty()) {
                var told =
                        exporter.export(new ArrayList<SpanData>(spans.get()))
                                .join(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
                went(told.isSuccess());
            }
        } catch (RuntimeException e) {
            LOG.error("incident {} could not be told as a trace; others are", incident, e);
        }
    }

    private void went(boolean well) {
        if (!well && !failing) {
            LOG.warn("{} does not take traces; they are dropped until it does", address);
        } else if (well && failing) {
            LOG.info("{} takes traces again", address);
        }
        failing = !well;
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            if (!thread.join(PATIENCE)) {
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        exporter.shutdown();
    }
}
