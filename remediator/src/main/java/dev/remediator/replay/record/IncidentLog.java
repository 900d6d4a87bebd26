package dev.remediator.replay.record;

import dev.remediator.remediation.Decision;
import dev.remediator.topic.Topic;
import dev.remediator.topic.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The incident log in Kafka, read from one time to another. Nothing is written, nothing is made.
final class IncidentLog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(IncidentLog.class);
    private static final byte[] CONTROL = Decision.CONTROL.getBytes(StandardCharsets.UTF_8);
    private static final int PATIENCE_MILLIS = 15_000;

    /// Several write into one partition, so that its times are a little out of order.
    private static final Duration DISORDER = Duration.ofMinutes(1);

    /// After a kill Kafka ends what its writer had begun; until then nobody reads on.
    private static final Duration STUCK = Duration.ofSeconds(40);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, Long> ends;
    private final Progress progress;
    private long read;

    /// @throws IllegalStateException in one sentence, if there is no Kafka, or no incident log
    IncidentLog(String bootstrap, Progress progress) throws InterruptedException {
        this.progress = progress;
        ends = ends(bootstrap);
        consumer = Topics.reader(bootstrap, Topic.INCIDENT_LOG);
    }

    /// Where it ends now, with what is still to be committed.
    private static Map<TopicPartition, Long> ends(String bootstrap) throws InterruptedException {
        var name = Topic.INCIDENT_LOG.topicName();
        try (var admin =
                Admin.create(
                        Map.of(
                                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
                                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS / 3,
                                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                                        PATIENCE_MILLIS))) {
            var latest = new HashMap<TopicPartition, OffsetSpec>();
            for (var topic : admin.describeTopics(List.of(name)).allTopicNames().get().values()) {
                topic.partitions()
                        .forEach(
                                p ->
                                        latest.put(
                                                new TopicPartition(name, p.partition()),
                                                OffsetSpec.latest()));
            }
            var found = new HashMap<TopicPartition, Long>();
            admin.listOffsets(latest)
                    .all()
                    .get()
                    .forEach((partition, end) -> found.put(partition, end.offset()));
            return found;
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    e.getCause() instanceof UnknownTopicOrPartitionException
                            ? "Kafka at %s has no incident log; name the Kafka of a remediator"
                                    .formatted(bootstrap)
                            : "Kafka at %s cannot be used: %s".formatted(bootstrap, e.getCause()),
                    e);
        }
    }

    /// Reads what a recording of this time needs: that time, and before it what people had said.
    void read(Span span, Harvest harvest) throws IOException {
        var begins = consumer.beginningOffsets(ends.keySet());
        var from = span.from() == null ? begins : offsets(span.from().minus(DISORDER));
        var until =
                span.to() == null || span.to().isAfter(Instant.MAX.minus(DISORDER))
                        ? ends
                        : offsets(span.to().plus(DISORDER));
        long all = 0;
        for (var partition : ends.keySet()) {
            all += Math.max(0, at(until, partition) - at(from, partition));
        }
        if (span.from() != null) {
            var control = control();
            long early = at(from, control) - at(begins, control);
            all += early;
            read(
                    new Stretch(Map.of(control, at(begins, control)), from, all),
                    harvest,
                    record -> Arrays.equals(record.key(), CONTROL));
        }
        read(new Stretch(from, until, all), harvest, _ -> true);
    }

    /// Where what belongs to no incident stands.
    private TopicPartition control() {
        return new TopicPartition(
                Topic.INCIDENT_LOG.topicName(),
                BuiltInPartitioner.partitionForKey(CONTROL, ends.size()));
    }

    private Map<TopicPartition, Long> offsets(Instant time) {
        var wanted = new HashMap<TopicPartition, Long>();
        ends.keySet().forEach(p -> wanted.put(p, Math.max(0, time.toEpochMilli())));
        var found = new HashMap<TopicPartition, Long>();
        consumer.offsetsForTimes(wanted)
                .forEach(
                        (partition, first) ->
                                found.put(
                                        partition,
                                        first == null
                                                ? at(ends, partition)
                                                : Math.min(first.offset(), at(ends, partition))));
        return found;
    }

    private static long at(Map<TopicPartition, Long> offsets, TopicPartition partition) {
        return offsets.getOrDefault(partition, 0L);
    }

    /// What is read in one go.
    ///
    /// @param from where it begins in each partition
    /// @param until where it ends
    /// @param all how many records there are altogether
    private record Stretch(
            Map<TopicPartition, Long> from, Map<TopicPartition, Long> until, long all) {}

    private void read(
            Stretch stretch, Harvest harvest, Predicate<ConsumerRecord<byte[], byte[]>> wanted)
            throws IOException {
        consumer.assign(stretch.from().keySet());
        stretch.from().forEach(consumer::seek);
        long lastHeard = System.nanoTime();
        var behind = behind(stretch, consumer.assignment());
        while (!behind.isEmpty()) {
            long before = position(behind);
            for (var record : consumer.poll(Duration.ofMillis(100))) {
                var partition = new TopicPartition(record.topic(), record.partition());
                if (record.offset() < at(stretch.until(), partition) && wanted.test(record)) {
                    harvest.hear(
                            record.partition(),
                            record.offset(),
                            Instant.ofEpochMilli(record.timestamp()),
                            record.value());
                }
                read++;
            }
            progress.read(Math.min(read, stretch.all()), stretch.all());
            if (position(behind) > before) {
                lastHeard = System.nanoTime();
            } else if (System.nanoTime() - lastHeard > STUCK.toNanos()) {
                LOG.warn("the end of the incident log is not committed, and is left out");
                return;
            }
            var still = behind(stretch, behind);
            consumer.pause(behind.stream().filter(p -> !still.contains(p)).toList());
            behind = still;
        }
    }

    private List<TopicPartition> behind(Stretch stretch, Collection<TopicPartition> partitions) {
        return partitions.stream()
                .filter(p -> consumer.position(p) < at(stretch.until(), p))
                .toList();
    }

    private long position(Collection<TopicPartition> partitions) {
        return partitions.stream().mapToLong(consumer::position).sum();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
