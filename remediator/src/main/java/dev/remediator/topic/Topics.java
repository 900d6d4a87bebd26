package dev.remediator.topic;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes sure that all topics exist, leaving what is already there as it is, and reads them.
public final class Topics {
    private static final Logger LOG = LoggerFactory.getLogger(Topics.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private Topics() {}

    /// Creates what is missing. Says so in the log, if `dispatch` is already there and has not the
    /// partitions it should have.
    ///
    /// @param admin a connected client
    /// @param partitions how many partitions topics keyed by resource get, if they are made now;
    ///   fixed for life
    /// @param replication copies of each partition; empty for the cluster's default
    /// @param dispatch how offers reach workers
    /// @throws IllegalStateException in one sentence, if the topics that must have equally many
    ///   partitions do not
    public static void ensure(
            Admin admin, int partitions, Optional<Short> replication, Dispatch dispatch)
            throws InterruptedException, ExecutionException {
        var existing = admin.listTopics().names().get();
        var missing =
                Arrays.stream(Topic.values())
                        .filter(topic -> !existing.contains(topic.topicName()))
                        .map(
                                topic ->
                                        newTopic(
                                                topic,
                                                topic.partitions(partitions, dispatch),
                                                replication))
                        .toList();
        for (var result : admin.createTopics(missing).values().values()) {
            try {
                result.get();
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
            }
        }
        var topics = describe(admin);
        refuseUnequal(topics);
        dispatch.concern(partitions(topics, Topic.DISPATCH)).ifPresent(LOG::warn);
    }

    /// Returns when all topics are there: somebody else makes them.
    ///
    /// @throws IllegalStateException in one sentence, if nobody does in time
    public static void await(Admin admin, Duration patience)
            throws InterruptedException, ExecutionException {
        try {
            var _ = describe(admin, patience);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                throw new IllegalStateException(
                        "nobody has made the topics within %d s; start 'remediator up' with this Kafka first"
                                .formatted(patience.toSeconds()),
                        e);
            }
            throw e;
        }
    }

    /// A reader of all partitions of some topics, outside every group: it sees what is committed,
    /// from wherever it is then told to begin.
    public static KafkaConsumer<byte[], byte[]> reader(String bootstrap, Topic... topics) {
        var consumer =
                new KafkaConsumer<>(
                        Map.<String, Object>of(
                                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
                                ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
                                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest"),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
        consumer.assign(
                Arrays.stream(topics)
                        .flatMap(topic -> consumer.partitionsFor(topic.topicName()).stream())
                        .map(p -> new TopicPartition(p.topic(), p.partition()))
                        .toList());
        return consumer;
    }

    private static NewTopic newTopic(Topic topic, int partitions, Optional<Short> replication) {
        return new NewTopic(topic.topicName(), Optional.of(partitions), replication)
                .configs(topic.config());
    }

    /// What has just been made is not known to every broker at once.
    private static Map<String, TopicDescription> describe(Admin admin)
            throws InterruptedException, ExecutionException {
        return describe(admin, PATIENCE);
    }

    private static Map<String, TopicDescription> describe(Admin admin, Duration patience)
            throws InterruptedException, ExecutionException {
        var names = Arrays.stream(Topic.values()).map(Topic::topicName).toList();
        long until = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                return admin.describeTopics(names).allTopicNames().get();
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException)
                        || System.nanoTime() > until) {
                    throw e;
                }
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
    }

    private static int partitions(Map<String, TopicDescription> topics, Topic topic) {
        return Objects.requireNonNull(topics.get(topic.topicName())).partitions().size();
    }

    private static void refuseUnequal(Map<String, TopicDescription> topics) {
        var alike =
                Set.of(
                        Topic.ALERTS.topicName(),
                        Topic.REPORTS.topicName(),
                        Topic.ENGINE_INTERNAL.topicName());
        var counts =
                topics.values().stream()
                        .filter(t -> alike.contains(t.name()))
                        .map(t -> t.partitions().size())
                        .collect(Collectors.toSet());
        if (counts.size() > 1) {
            throw new IllegalStateException(
                    "the topics alerts, reports and engine-internal must have equally many partitions, but have "
                            + counts
                            + "; delete the one that is wrong while it is still empty");
        }
    }
}
