package dev.remediator.gateway;

import dev.remediator.adapter.Adapted;
import dev.remediator.adapter.AdapterRegistry;
import dev.remediator.adapter.Delivery;
import dev.remediator.topic.Group;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Alerts that producers write to topics of theirs: the same JSON a webhook takes, recognised by
/// its shape, or as the integration that the topic belongs to sends it. What people say about pages
/// is believed only of the latter: somebody has listed it. Offsets are committed only after the
/// alerts are durable, so nothing is skipped; what comes twice is recognised by the engine.
public final class Inbox implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);
    private static final Duration PATIENCE = Duration.ofMillis(500);

    /// The source of what is in a topic that belongs to no integration.
    private static final String BY_ITS_SHAPE = "topic";

    private final AdapterRegistry adapters;
    private final Map<String, Integration> senders;
    private final Door door;
    private final Intake intake;
    private final Consumer<byte[], byte[]> consumer;
    private final Thread thread;
    private volatile boolean closing;

    /// Starts reading.
    ///
    /// @param bootstrap Kafka's address
    /// @param instance names this process in the group, so that it goes on at once when it is
    ///   started again; empty where processes come and go
    /// @param topics topics whose messages are recognised by their shape
    /// @param integrations who can be understood, and whose topics are read besides; there must be
    ///   a topic at all
    /// @param door where alerts come in
    /// @param metrics where they are counted
    public Inbox(
            String bootstrap,
            String instance,
            List<String> topics,
            Integrations integrations,
            Door door,
            MeterRegistry metrics) {
        this(consumer(bootstrap, instance), topics, integrations, door, metrics);
    }

    Inbox(
            Consumer<byte[], byte[]> consumer,
            List<String> topics,
            Integrations integrations,
            Door door,
            MeterRegistry metrics) {
        this.adapters = integrations.adapters();
        this.senders = integrations.byTopic();
        this.door = door;
        this.intake = new Intake(metrics);
        this.consumer = consumer;
        var all = new TreeSet<>(topics);
        all.addAll(senders.keySet());
        consumer.subscribe(all);
        thread = Thread.ofPlatform().name("inbox").start(this::follow);
    }

    private static Consumer<byte[], byte[]> consumer(String bootstrap, String instance) {
        var settings = new Group("remediator-inbox", instance).settings(bootstrap);
        settings.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 30_000);
        return new KafkaConsumer<>(
                settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private void follow() {
        try (consumer) {
            while (!closing) {
                take(consumer.poll(PATIENCE));
            }
        } catch (WakeupException e) {
            LOG.debug("the inbox closes");
        } catch (RuntimeException e) {
            LOG.error("the inbox stumbled and reads no more; restart this process", e);
        }
    }

    /// While Kafka does not keep one, the position goes back to it, and in every partition that has
    /// not been looked at to where this poll began.
    private void take(ConsumerRecords<byte[], byte[]> records) {
        boolean away = false;
        for (var partition : records.partitions()) {
            for (var record : records.records(partition)) {
                if (away || !admitted(record)) {
                    away = true;
                    goBackTo(partition, record.offset());
                    break;
                }
                commit(partition, record.offset() + 1);
            }
        }
    }

    private void goBackTo(TopicPartition partition, long offset) {
        if (consumer.assignment().contains(partition)) {
            consumer.seek(partition, offset);
        }
    }

    private boolean admitted(ConsumerRecord<byte[], byte[]> record) {
        var from = record.topic() + "-" + record.partition() + "@" + record.offset();
        var body = record.value() == null ? new byte[0] : record.value();
        var delivery =
                new Delivery(
                        record.topic(),
                        headers(record),
                        body,
                        Instant.ofEpochMilli(record.timestamp()));
        var sender = senders.get(record.topic());
        var admission =
                sender == null
                        ? admit(delivery, from, d -> Believing.nobody(adapters.adapt(d)))
                        : admit(
                                delivery.of(sender.name()).readAs(sender.reading()),
                                from,
                                sender.adapter()::adapt);
        var source = sender == null ? BY_ITS_SHAPE : sender.adapter().source();
        return switch (admission) {
            case Door.Accepted(var alerts, var refused) -> {
                intake.count(source, "accepted", alerts);
                intake.count(source, "refused", refused.size());
                refused.forEach(
                        one ->
                                LOG.warn(
                                        "one alert of {} is refused and kept in dead-letters: {} {}",
                                        from,
                                        one.why(),
                                        one.field()));
                yield true;
            }
            case Door.Ignored(var why) -> {
                intake.count(source, "ignored", 1);
                LOG.debug("{} is passed over: {}", from, why);
                yield true;
            }
            case Door.Heard(var pages) -> {
                intake.count(source, "page", pages);
                yield true;
            }
            case Door.Asked(var why, var _) -> {
                intake.count(source, "refused", 1);
                LOG.warn("{} asks to be confirmed, which a topic cannot be: {}", from, why);
                yield true;
            }
            case Door.Refused(var why, var field) -> {
                intake.count(source, "refused", 1);
                LOG.warn("{} is refused and kept in dead-letters: {} {}", from, why, field);
                yield true;
            }
            case Door.Unavailable(var why) -> {
                intake.count(source, "unavailable", 1);
                LOG.warn("{} waits: {}", from, why);
                yield false;
            }
        };
    }

    /// A bug of ours must not stop all that follows: what it stumbled on is kept.
    private Door.Admission admit(
            Delivery delivery, String from, Function<Delivery, Adapted> adapt) {
        try {
            return door.admit(delivery, from, adapt);
        } catch (RuntimeException | StackOverflowError e) {
            LOG.error("{} could not be read because of a bug here", from, e);
            return door.admit(
                    delivery, from, _ -> new Adapted.Rejected("reading it failed: " + e, ""));
        }
    }

    private static Map<String, String> headers(ConsumerRecord<byte[], byte[]> record) {
        var headers = new HashMap<String, String>();
        record.headers()
                .forEach(
                        h -> {
                            var value = h.value() == null ? new byte[0] : h.value();
                            headers.put(h.key(), new String(value, StandardCharsets.UTF_8));
                        });
        return headers;
    }

    /// What is not committed comes again, and is recognised by the engine.
    private void commit(TopicPartition partition, long next) {
        try {
            consumer.commitSync(Map.of(partition, new OffsetAndMetadata(next)));
        } catch (RetriableException | CommitFailedException | RebalanceInProgressException e) {
            LOG.warn("{} could not be committed up to {}: {}", partition, next, e.getMessage());
        }
    }

    @Override
    public void close() {
        closing = true;
        consumer.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
