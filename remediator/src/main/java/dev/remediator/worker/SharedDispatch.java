package dev.remediator.worker;

import dev.remediator.remediation.Effect;
import dev.remediator.topic.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.clients.consumer.ShareConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// Offers through a share group: any number of workers on any number of partitions, and a dead one
/// stalls only what it had just fetched. Offers are accepted once their claims have been answered.
///
/// The group's own settings (`earliest`, `read_committed`) are set by [ShareGroup].
final class SharedDispatch implements DispatchSource {
    private final ShareConsumer<byte[], byte[]> consumer;
    private final List<ConsumerRecord<byte[], byte[]>> fetched = new ArrayList<>();

    SharedDispatch(String bootstrap, int atOnce) {
        this(consumer(bootstrap, atOnce));
    }

    SharedDispatch(ShareConsumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
        consumer.subscribe(List.of(Topic.DISPATCH.topicName()));
    }

    private static ShareConsumer<byte[], byte[]> consumer(String bootstrap, int atOnce) {
        return new KafkaShareConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrap,
                        ConsumerConfig.GROUP_ID_CONFIG,
                        ShareGroup.NAME,
                        ConsumerConfig.SHARE_ACKNOWLEDGEMENT_MODE_CONFIG,
                        "explicit",
                        ConsumerConfig.SHARE_ACQUIRE_MODE_CONFIG,
                        "record_limit",
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        atOnce,
                        ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                        100),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    @Override
    public List<Effect.Offer> poll(Duration atMost) {
        accept();
        try {
            consumer.poll(atMost).forEach(fetched::add);
        } catch (WakeupException e) {
            return List.of();
        }
        return ReadableOffers.in(fetched);
    }

    /// What was fetched is let go now: Kafka would give it to another worker after 30 s. A member
    /// that does not poll for long leaves the group, which holds up nobody, and comes back by
    /// itself.
    @Override
    public void rest() {
        if (!fetched.isEmpty()) {
            accept();
            consumer.commitAsync();
        }
    }

    private void accept() {
        fetched.forEach(record -> consumer.acknowledge(record, AcknowledgeType.ACCEPT));
        fetched.clear();
    }

    @Override
    public void wakeup() {
        consumer.wakeup();
    }

    @Override
    public void close() {
        accept();
        consumer.close();
    }
}
