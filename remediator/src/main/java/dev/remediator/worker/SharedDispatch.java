package dev.remediator.worker;

import dev.remediator.remediation.Effect;
import dev.remediator.topic.Topic;
import dev.remediator.topic.Unreadable;
import dev.remediator.topic.Wire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Offers through a share group: any number of workers on any number of partitions, and a dead one
/// stalls only what it had just fetched. Offers are accepted once their claims have been answered.
///
/// The group's own settings (`earliest`, `read_committed`) are set by [ShareGroup].
final class SharedDispatch implements DispatchSource {
    private static final Logger LOG = LoggerFactory.getLogger(SharedDispatch.class);

    private final KafkaShareConsumer<byte[], byte[]> consumer;
    private final List<ConsumerRecord<byte[], byte[]>> fetched = new ArrayList<>();

    SharedDispatch(String bootstrap, int atOnce) {
        consumer =
                new KafkaShareConsumer<>(
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
        consumer.subscribe(List.of(Topic.DISPATCH.topicName()));
    }

    @Override
    public List<Effect.Offer> poll(Duration atMost) {
        fetched.forEach(record -> consumer.acknowledge(record, AcknowledgeType.ACCEPT));
        fetched.clear();
        var offers = new ArrayList<Effect.Offer>();
        try {
            for (var record : consumer.poll(atMost)) {
                fetched.add(record);
                read(record, offers);
            }
        } catch (WakeupException e) {
            return List.of();
        }
        return offers;
    }

    private static void read(ConsumerRecord<byte[], byte[]> record, List<Effect.Offer> offers) {
        try {
            offers.add(Wire.OFFER.read(record.value()));
        } catch (Unreadable e) {
            LOG.warn("an offer cannot be read and is passed over: {}", e.reason());
        }
    }

    @Override
    public void wakeup() {
        consumer.wakeup();
    }

    @Override
    public void close() {
        fetched.forEach(record -> consumer.acknowledge(record, AcknowledgeType.ACCEPT));
        consumer.close();
    }
}
