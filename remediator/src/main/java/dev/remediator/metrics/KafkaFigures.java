package dev.remediator.metrics;

import dev.remediator.stream.Engine;
import dev.remediator.topic.Dispatch;
import dev.remediator.topic.Topic;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/// What Kafka itself says of the whole installation: what waits to be read, how many workers take
/// offers, and how much could not be used. Asked when Prometheus asks, at most once a second; not a
/// number while Kafka does not answer. All remediators say the same.
public final class KafkaFigures implements AutoCloseable {
    /// Less than what Prometheus waits for: while Kafka is away, the other figures must still come.
    private static final int PATIENCE_MILLIS = 3_000;

    private static final List<Topic> INPUTS =
            List.of(
                    Topic.ALERTS,
                    Topic.REPORTS,
                    Topic.ENGINE_INTERNAL,
                    Topic.PAGES,
                    Topic.PAGE_REPORTS);

    private final Admin admin;

    /// Registers the figures.
    ///
    /// @param bootstrap Kafka's address
    /// @param dispatch how offers reach workers
    public KafkaFigures(MeterRegistry registry, String bootstrap, Dispatch dispatch) {
        admin =
                Admin.create(
                        Map.of(
                                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
                                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS,
                                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS));
        var waiting = new Waiting(admin, Engine.GROUP, dispatch, INPUTS);
        var now = new Remembered<>(waiting::now, Waiting.Standing.UNKNOWN, Duration.ofSeconds(1));
        for (var topic : INPUTS) {
            lag(registry, now, topic);
        }
        lag(registry, now, Topic.DISPATCH);
        Gauge.builder("remediator.workers", () -> now.get().workers())
                .description("workers that take offers, in all processes")
                .register(registry);
        FunctionCounter.builder("remediator.dead.letters", now, n -> n.get().deadLetters())
                .description("where the topic dead-letters ends: what could not be used, ever")
                .register(registry);
    }

    private static void lag(MeterRegistry registry, Remembered<Waiting.Standing> now, Topic topic) {
        Gauge.builder("remediator.lag", () -> now.get().lag(topic))
                .description("records that wait to be read, in all partitions")
                .baseUnit("records")
                .tag("topic", topic.topicName())
                .register(registry);
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(5));
    }
}
