package dev.remediator.worker;

import dev.remediator.remediation.Effect;
import dev.remediator.topic.Group;
import dev.remediator.topic.Topic;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.RoundRobinAssignor;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Offers through a plain consumer group, for Kafka without share groups: each worker has
/// partitions of its own, so no more workers take part than there are partitions. What a dead or a
/// full one does not take, the engine offers again in the next partition.
///
/// Offsets are committed without waiting. One that is not committed comes again, perhaps to another
/// worker; the claim decides.
final class PartitionedDispatch implements DispatchSource {
    static final String NAME = "remediator-workers-plain";

    private static final Logger LOG = LoggerFactory.getLogger(PartitionedDispatch.class);

    /// How soon a topic that is made later, or gets more partitions, is noticed.
    private static final int METADATA_MILLIS = 5_000;

    private final Consumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, OffsetAndMetadata> fetched = new HashMap<>();
    private boolean resting;

    PartitionedDispatch(String bootstrap, int atOnce) {
        this(consumer(bootstrap, atOnce));
    }

    PartitionedDispatch(Consumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
        consumer.subscribe(List.of(Topic.DISPATCH.topicName()), new Arrivals());
    }

    /// In turn, as the engine offers: what is offered again then goes to another worker.
    private static Consumer<byte[], byte[]> consumer(String bootstrap, int atOnce) {
        var settings = new Group(NAME, "").settings(bootstrap);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, atOnce);
        settings.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, METADATA_MILLIS);
        settings.put(
                ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
                RoundRobinAssignor.class.getName());
        return new KafkaConsumer<>(
                settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /// A partition that arrives while there is no room waits like the others.
    private final class Arrivals implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            if (resting) {
                consumer.pause(partitions);
            }
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {}
    }

    @Override
    public List<Effect.Offer> poll(Duration atMost) {
        commit();
        resting = false;
        consumer.resume(consumer.paused());
        try {
            var records = consumer.poll(atMost);
            fetched.putAll(records.nextOffsets());
            return ReadableOffers.in(records);
        } catch (WakeupException e) {
            return List.of();
        }
    }

    /// Polls with everything paused, because a consumer that does not poll loses its partitions.
    @Override
    public void rest() {
        commit();
        resting = true;
        consumer.pause(consumer.assignment());
        try {
            consumer.poll(Duration.ZERO);
        } catch (WakeupException e) {
            LOG.debug("woken while resting");
        }
    }

    private void commit() {
        if (fetched.isEmpty()) {
            return;
        }
        consumer.commitAsync(
                Map.copyOf(fetched),
                (offsets, e) -> {
                    if (e != null) {
                        LOG.warn("offers up to {} may come again: {}", offsets, e.getMessage());
                    }
                });
        fetched.clear();
    }

    @Override
    public void wakeup() {
        consumer.wakeup();
    }

    @Override
    public void close() {
        commit();
        consumer.close();
    }
}
