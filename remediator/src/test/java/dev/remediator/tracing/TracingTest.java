package dev.remediator.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.remediator.history.Chronicle;
import dev.remediator.reason.Reason;
import dev.remediator.remediation.State;
import dev.remediator.settings.TracingSpec;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TracingTest {
    private final Chronicle chronicle = new Chronicle();
    private final Collector collector = new Collector();

    /// Keeps what it is told; may be slow.
    private static final class Collector implements SpanExporter {
        final List<String> told = new CopyOnWriteArrayList<>();
        final CountDownLatch open = new CountDownLatch(1);

        @Override
        public CompletableResultCode export(Collection<SpanData> spans) {
            try {
                open.await();
            } catch (InterruptedException e) {
                return CompletableResultCode.ofFailure();
            }
            told.add(spans.iterator().next().getTraceId());
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }

    private Tracing tracing(Duration settling) {
        return new Tracing(
                chronicle.history(),
                collector,
                "http://collector",
                "test",
                () -> Chronicle.START,
                settling);
    }

    private void ends(String incident) {
        var told = new Told(incident);
        chronicle.hears(told.alert(), Reason.HELD_FOR, State.WATCHING, false);
        chronicle.hears(told.alert(), Reason.CLEARED_WHILE_HELD, State.CLEARED, true);
    }

    @Test
    void an_incident_that_ends_is_told() {
        collector.open.countDown();
        try (var _ = tracing(Duration.ZERO)) {
            ends("series");

            await().untilAsserted(
                            () -> assertThat(collector.told).containsExactly(Ids.trace("series")));
        }
    }

    @Test
    void one_that_ended_before_the_start_is_not() {
        collector.open.countDown();
        try (var _ = tracing(Duration.ZERO)) {
            chronicle.passes(Duration.ofSeconds(-1));
            ends("series");
        }

        assertThat(collector.told).isEmpty();
    }

    @Test
    void what_still_settles_is_told_when_it_is_closed() {
        collector.open.countDown();
        try (var _ = tracing(Duration.ofHours(1))) {
            ends("series");
        }

        assertThat(collector.told).containsExactly(Ids.trace("series"));
    }

    @Test
    void that_nobody_takes_traces_is_said_once() {
        var said = new ListAppender<ILoggingEvent>();
        var logger = (Logger) LoggerFactory.getLogger(Tracing.class);
        logger.setLevel(Level.INFO);
        logger.addAppender(said);
        said.start();
        var nowhere = new TracingSpec("http://127.0.0.1:1");
        try (var _ = Tracing.start(nowhere, chronicle.history(), "test", () -> Chronicle.START)) {
            ends("inc-1");
            ends("inc-2");
        } finally {
            logger.detachAppender(said);
            logger.setLevel(null);
        }

        assertThat(said.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly(
                        "http://127.0.0.1:1/v1/traces does not take traces; they are dropped until it does");
    }

    @Test
    @Timeout(30)
    void a_collector_that_does_not_answer_holds_up_nobody() {
        try (var _ = tracing(Duration.ZERO)) {
            for (int i = 0; i < 5_000; i++) {
                ends("inc-" + i);
            }
            assertThat(chronicle.history().open()).isZero();
            collector.open.countDown();
        }

        // One in hand, the others in the queue.
        assertThat(collector.told).hasSizeBetween(1_000, 1_001);
    }
}
