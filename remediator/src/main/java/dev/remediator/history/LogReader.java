package dev.remediator.history;

import dev.remediator.topic.Topic;
import dev.remediator.topic.Topics;
import dev.remediator.topic.Unreadable;
import dev.remediator.topic.Wire;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads the incident log from its beginning and follows it, and the posture from its last records
/// on, for one [History].
public final class LogReader implements Books, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LogReader.class);

    /// Less than what Prometheus waits for: while Kafka is away, the other figures must still come.
    private static final int PATIENCE_MILLIS = 3_000;

    /// More than one, because what was not committed is passed over.
    private static final int LAST_POSTURES = 100;

    /// What only a recording needs.
    private static final Set<String> OTHERS = Set.of(Wire.NOTED.schema(), "session/1");

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Admin admin;
    private final History history;
    private final Thread thread;
    private final Map<TopicPartition, Long> positions = new ConcurrentHashMap<>();

    /// Starts reading.
    ///
    /// @param bootstrap Kafka's address
    /// @param history what is told
    public LogReader(String bootstrap, History history) {
        this.history = history;
        this.admin =
                Admin.create(
                        Map.of(
                                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
                                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS,
                                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS));
        this.consumer = Topics.reader(bootstrap, Topic.INCIDENT_LOG, Topic.POSTURE);
        this.thread = Thread.ofPlatform().name("history").daemon(true).start(this::follow);
    }

    /// Whether it still reads.
    public boolean alive() {
        return thread.isAlive();
    }

    /// Returns when everything has been read that is committed now.
    ///
    /// @throws IllegalStateException in one sentence, if that takes too long
    public void catchUp(Duration atMost) throws InterruptedException {
        long until = System.nanoTime() + atMost.toNanos();
        try {
            var ends = new HashMap<>(ends(Topic.INCIDENT_LOG));
            ends.putAll(ends(Topic.POSTURE));
            while (!ends.entrySet().stream().allMatch(this::hasRead)) {
                if (System.nanoTime() > until) {
                    throw new IllegalStateException(
                            "the history was not read within " + atMost.toSeconds() + " s");
                }
                TimeUnit.MILLISECONDS.sleep(10);
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka does not say where the history ends", e);
        }
    }

    private boolean hasRead(Map.Entry<TopicPartition, Long> end) {
        return positions.getOrDefault(end.getKey(), 0L) >= end.getValue();
    }

    /// The books as they stand, with what Kafka says was accepted.
    ///
    /// @throws IllegalStateException in one sentence, if Kafka does not answer
    @Override
    public Accounting accounting() throws InterruptedException {
        try {
            return history.accounting(accepted());
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka does not say how many alerts it has", e);
        }
    }

    private Map<Integer, Long> accepted() throws InterruptedException, ExecutionException {
        return ends(Topic.ALERTS).entrySet().stream()
                .collect(Collectors.toMap(e -> e.getKey().partition(), Map.Entry::getValue));
    }

    private Map<TopicPartition, Long> ends(Topic topic)
            throws InterruptedException, ExecutionException {
        var latest =
                partitions(topic).stream()
                        .collect(Collectors.toMap(Function.identity(), _ -> OffsetSpec.latest()));
        var committed = new ListOffsetsOptions(IsolationLevel.READ_COMMITTED);
        return admin.listOffsets(latest, committed).all().get().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().offset()));
    }

    private List<TopicPartition> partitions(Topic topic)
            throws InterruptedException, ExecutionException {
        var name = topic.topicName();
        return admin.describeTopics(List.of(name)).allTopicNames().get().values().stream()
                .flatMap(t -> t.partitions().stream())
                .map(p -> new TopicPartition(name, p.partition()))
                .toList();
    }

    private void follow() {
        try (consumer) {
            var partitions = consumer.assignment();
            seek(partitions);
            while (true) {
                for (var record : consumer.poll(Duration.ofMillis(200))) {
                    read(record);
                }
                partitions.forEach(p -> positions.put(p, consumer.position(p)));
            }
        } catch (WakeupException e) {
            LOG.debug("the history ends");
        } catch (RuntimeException e) {
            LOG.error("the history can no longer be read", e);
        }
    }

    private void seek(Set<TopicPartition> partitions) {
        consumer.seekToBeginning(partitions);
        var postures = partitions.stream().filter(LogReader::isPosture).toList();
        var begins = consumer.beginningOffsets(postures);
        consumer.endOffsets(postures)
                .forEach(
                        (partition, end) ->
                                consumer.seek(
                                        partition,
                                        Math.max(
                                                end - LAST_POSTURES,
                                                begins.getOrDefault(partition, 0L))));
    }

    private static boolean isPosture(TopicPartition partition) {
        return partition.topic().equals(Topic.POSTURE.topicName());
    }

    private void read(ConsumerRecord<byte[], byte[]> record) {
        var partition = new TopicPartition(record.topic(), record.partition());
        try {
            if (isPosture(partition)) {
                history.posture().is(Wire.POSTURE.read(record.value()));
            } else if (!OTHERS.contains(Wire.schemaOf(record.value()))) {
                history.add(Wire.LOGGED.read(record.value()));
            }
        } catch (Unreadable e) {
            LOG.warn("{}@{} is passed over: {}", partition, record.offset(), e.reason());
        }
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        admin.close();
    }
}
