package dev.remediator.replay.record;

import dev.remediator.remediation.Decision;
import dev.remediator.stream.Engine;
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
import java.util.Objects;
import java.util.Optional;
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
import org.jspecify.annotations.Nullable;
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

    /// What was decided in the last moment may not be on the log yet.
    private static final Duration IN_FLIGHT = Duration.ofSeconds(5);

    private final String bootstrap;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, Long> ends;
    private final Progress progress;
    private long read;

    /// @throws IllegalStateException in one sentence, if there is no Kafka, or no incident log
    IncidentLog(String bootstrap, Progress progress) throws InterruptedException {
        this.bootstrap = bootstrap;
        this.progress = progress;
        ends = ends(bootstrap);
        consumer = Topics.reader(bootstrap, Topic.INCIDENT_LOG);
    }

    /// Where it ends now, with what is still to be committed.
    private static Map<TopicPartition, Long> ends(String bootstrap) throws InterruptedException {
        var name = Topic.INCIDENT_LOG.topicName();
        try (var admin = admin(bootstrap)) {
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
    ///
    /// @param now the time; missing if nothing can have run until now
    void read(Span span, Harvest harvest, @Nullable Instant now)
            throws IOException, InterruptedException {
        known(span, now).ifPresent(harvest::knows);
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

    /// Until when the log says everything, whatever its last record is.
    private Optional<Instant> known(Span span, @Nullable Instant now) throws InterruptedException {
        var to = span.to();
        if (to != null && !to.isAfter(Instant.MAX.minus(DISORDER)) && goesOnAfter(to)) {
            return Optional.of(to);
        }
        if (now == null || !isWritten()) {
            return Optional.empty();
        }
        var seen = now.minus(IN_FLIGHT);
        return Optional.of(to != null && to.isBefore(seen) ? to : seen);
    }

    private boolean goesOnAfter(Instant time) {
        var after = offsets(time.plusMillis(1));
        return ends.keySet().stream().anyMatch(p -> at(after, p) < at(ends, p));
    }

    /// Whether an engine is there that writes it.
    private boolean isWritten() throws InterruptedException {
        var group = Engine.GROUP;
        try (var admin = admin(bootstrap)) {
            var found = admin.describeConsumerGroups(List.of(group)).describedGroups().get(group);
            return !Objects.requireNonNull(found).get().members().isEmpty();
        } catch (ExecutionException e) {
            LOG.debug("nobody knows whether an engine runs", e);
            return false;
        }
    }

    private static Admin admin(String bootstrap) {
        return Admin.create(
                Map.of(
                        AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
                        AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS / 3,
                        AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS));
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
