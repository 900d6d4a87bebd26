package dev.remediator.doctor;

import dev.remediator.broker.KafkaRelease;
import dev.remediator.topic.Dispatch;
import dev.remediator.topic.Topic;
import dev.remediator.worker.ShareGroup;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.ApiException;
import org.jspecify.annotations.Nullable;

/// Kafka, as it can be seen without writing to it.
///
/// @param release such as `4.3`
/// @param brokers how many brokers there are
/// @param mayCreate whether we may make topics
/// @param groupsMissing why offers cannot reach workers, in a sentence; empty if they can
/// @param topics those of ours that are there, by name
/// @param newest the time of the newest record on the incident log; the epoch, if there is none
record KafkaSight(
        String release,
        int brokers,
        boolean mayCreate,
        String groupsMissing,
        Map<String, TopicSight> topics,
        Instant newest) {
    private static final Set<AclOperation> OURS =
            EnumSet.of(AclOperation.READ, AclOperation.WRITE, AclOperation.DESCRIBE);

    static KafkaSight look(Admin admin, Dispatch dispatch)
            throws ExecutionException, InterruptedException {
        var cluster =
                admin.describeCluster(
                        new DescribeClusterOptions().includeAuthorizedOperations(true));
        int brokers = cluster.nodes().get().size();
        var names = Arrays.stream(Topic.values()).map(Topic::topicName).toList();
        var described =
                admin.describeTopics(
                                names,
                                new DescribeTopicsOptions().includeAuthorizedOperations(true))
                        .topicNameValues();
        var features = admin.describeFeatures().featureMetadata().get().finalizedFeatures();
        var level = features.get("metadata.version");
        var there = there(described);
        return new KafkaSight(
                level == null ? "without KRaft" : KafkaRelease.of(level.maxVersionLevel()),
                brokers,
                allowed(cluster.authorizedOperations().get(), AclOperation.CREATE),
                groupsMissing(admin, dispatch),
                sights(there, configs(admin, there)),
                newest(admin, there));
    }

    private static Map<String, TopicDescription> there(
            Map<String, KafkaFuture<TopicDescription>> described)
            throws ExecutionException, InterruptedException {
        var there = new LinkedHashMap<String, TopicDescription>();
        for (var topic : described.entrySet()) {
            try {
                there.put(topic.getKey(), topic.getValue().get());
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof ApiException)) {
                    throw e;
                }
                // It is not there, or we may not know that it is: the same to us.
            }
        }
        return there;
    }

    private static String groupsMissing(Admin admin, Dispatch dispatch)
            throws ExecutionException, InterruptedException {
        if (dispatch == Dispatch.SHARE) {
            try {
                ShareGroup.demand(admin);
            } catch (IllegalStateException e) {
                return Doctor.said(e);
            }
        }
        return "";
    }

    private static Map<String, Map<String, String>> configs(
            Admin admin, Map<String, TopicDescription> there)
            throws ExecutionException, InterruptedException {
        var asked =
                admin.describeConfigs(
                                there.keySet().stream()
                                        .map(n -> new ConfigResource(ConfigResource.Type.TOPIC, n))
                                        .toList())
                        .values();
        var configs = new HashMap<String, Map<String, String>>();
        for (var one : asked.entrySet()) {
            try {
                configs.put(
                        one.getKey().name(),
                        one.getValue().get().entries().stream()
                                .filter(entry -> entry.value() != null)
                                .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value)));
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof ApiException)) {
                    throw e;
                }
                // We may not see them; what is unknown is not judged.
            }
        }
        return configs;
    }

    private static Map<String, TopicSight> sights(
            Map<String, TopicDescription> there, Map<String, Map<String, String>> configs) {
        var sights = new LinkedHashMap<String, TopicSight>();
        there.forEach(
                (name, topic) ->
                        sights.put(
                                name,
                                new TopicSight(
                                        topic.partitions().size(),
                                        topic.partitions().getFirst().replicas().size(),
                                        topic.partitions().stream()
                                                .mapToInt(p -> p.isr().size())
                                                .min()
                                                .orElse(0),
                                        configs.getOrDefault(name, Map.of()),
                                        OURS.stream()
                                                .filter(
                                                        o ->
                                                                !allowed(
                                                                        topic
                                                                                .authorizedOperations(),
                                                                        o))
                                                .map(AclOperation::name)
                                                .collect(Collectors.toSet()))));
        return sights;
    }

    /// Where nobody says what is allowed, all of it is.
    private static boolean allowed(@Nullable Set<AclOperation> operations, AclOperation wanted) {
        return operations == null || operations.isEmpty() || operations.contains(wanted);
    }

    private static Instant newest(Admin admin, Map<String, TopicDescription> there)
            throws InterruptedException {
        var log = there.get(Topic.INCIDENT_LOG.topicName());
        if (log == null) {
            return Instant.EPOCH;
        }
        try {
            var asked =
                    admin.listOffsets(
                            log.partitions().stream()
                                    .collect(
                                            Collectors.toMap(
                                                    p ->
                                                            new TopicPartition(
                                                                    log.name(), p.partition()),
                                                    _ -> OffsetSpec.maxTimestamp())));
            long newest =
                    List.copyOf(asked.all().get().values()).stream()
                            .mapToLong(found -> found.timestamp())
                            .max()
                            .orElse(0);
            return Instant.ofEpochMilli(Math.max(0, newest));
        } catch (ExecutionException _) {
            return Instant.EPOCH;
        }
    }
}
