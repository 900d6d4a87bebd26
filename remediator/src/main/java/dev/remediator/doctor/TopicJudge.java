package dev.remediator.doctor;

import dev.remediator.topic.WantedTopic;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Compares our topics with what would be made. Pure.
///
/// @param wanted what would be made
record TopicJudge(List<WantedTopic> wanted) {
    private static final String RETENTION = "retention.ms";
    private static final String LARGEST = "max.message.bytes";
    private static final String CLEANUP = "cleanup.policy";

    /// @param topics those that are there, by name
    /// @param brokers how many brokers there are
    /// @param partitionsSaid whether the settings say how many partitions there are to be
    /// @param mayCreate whether we may make the missing ones
    List<Finding> judge(
            Map<String, TopicSight> topics,
            int brokers,
            boolean partitionsSaid,
            boolean mayCreate) {
        var all = new ArrayList<Finding>();
        var missing =
                wanted.stream().map(WantedTopic::name).filter(n -> !topics.containsKey(n)).toList();
        if (!missing.isEmpty()) {
            var seen = "there is no %s yet".formatted(String.join(", ", missing));
            all.add(
                    mayCreate
                            ? Finding.ok("topics", seen + "; the first 'remediator up' makes them")
                            : Finding.fail(
                                    "topics",
                                    seen + ", and we may not make them",
                                    "allow CREATE on the cluster, or DESCRIBE on the topics if they"
                                            + " are there"));
        }
        all.addAll(equal(topics));
        for (var topic : wanted) {
            var seen = topics.get(topic.name());
            if (seen != null) {
                all.addAll(one(topic, seen, brokers, partitionsSaid));
            }
        }
        if (all.isEmpty()) {
            all.add(
                    Finding.ok(
                            "topics", "all %d are as we would make them".formatted(wanted.size())));
        }
        return all;
    }

    private List<Finding> equal(Map<String, TopicSight> topics) {
        var counts =
                wanted.stream()
                        .filter(WantedTopic::byResource)
                        .filter(t -> topics.containsKey(t.name()))
                        .collect(
                                Collectors.toMap(
                                        WantedTopic::name,
                                        t ->
                                                Objects.requireNonNull(topics.get(t.name()))
                                                        .partitions()));
        return new HashSet<>(counts.values()).size() <= 1
                ? List.of()
                : List.of(
                        Finding.fail(
                                "topics",
                                "alerts, reports and engine-internal must have equally many"
                                        + " partitions, but have "
                                        + new TreeSet<>(counts.values()),
                                "delete the one that is wrong while it is still empty"));
    }

    private static List<Finding> one(
            WantedTopic topic, TopicSight seen, int brokers, boolean partitionsSaid) {
        var name = "topic " + topic.name();
        var all = new ArrayList<Finding>();
        if (!seen.forbidden().isEmpty()) {
            all.add(
                    Finding.fail(
                            name,
                            "we may not " + String.join(", ", new TreeSet<>(seen.forbidden())),
                            "allow it with kafka-acls.sh --add"));
        }
        if (topic.byResource() && partitionsSaid && seen.partitions() != topic.partitions()) {
            all.add(
                    Finding.warn(
                            name,
                            "it has %d partitions, and kafka.partitions says %d"
                                    .formatted(seen.partitions(), topic.partitions()),
                            "set kafka.partitions to what is there: it is fixed for life"));
        }
        kept(topic, seen, name, all);
        copied(seen, brokers, name, all);
        return all;
    }

    /// What is thrown away too early, or never taken.
    private static void kept(WantedTopic topic, TopicSight seen, String name, List<Finding> all) {
        var cleanup = seen.config().getOrDefault(CLEANUP, "delete");
        if (!cleanup.equals(topic.config().get(CLEANUP))) {
            all.add(
                    Finding.fail(
                            name,
                            "its cleanup.policy is %s, which throws away records that are needed"
                                    .formatted(cleanup),
                            alter(topic, CLEANUP)));
        }
        long retention = seen.number(RETENTION, -1);
        if (retention >= 0 && retention < wanted(topic, RETENTION)) {
            all.add(
                    Finding.warn(
                            name,
                            "it keeps records %d h, and we would keep them %d h"
                                    .formatted(hours(retention), hours(wanted(topic, RETENTION))),
                            alter(topic, RETENTION)));
        }
        long largest = seen.number(LARGEST, Long.MAX_VALUE);
        if (largest < wanted(topic, LARGEST)) {
            all.add(
                    Finding.warn(
                            name,
                            "it takes records up to %d bytes, and ours may have %d"
                                    .formatted(largest, wanted(topic, LARGEST)),
                            alter(topic, LARGEST)));
        }
    }

    /// What is lost with one broker, or stands still without it.
    private static void copied(TopicSight seen, int brokers, String name, List<Finding> all) {
        long least = seen.number("min.insync.replicas", 1);
        if (least > seen.replication()) {
            all.add(
                    Finding.fail(
                            name,
                            "min.insync.replicas is %d, but it has only %d copies, so nothing can be"
                                            .formatted(least, seen.replication())
                                    + " written",
                            "set min.insync.replicas to %d"
                                    .formatted(Math.max(1, seen.replication() - 1))));
        } else if (seen.inSync() < least) {
            all.add(
                    Finding.fail(
                            name,
                            "%d copies are in step, but %d must be, so nothing can be written"
                                    .formatted(seen.inSync(), least),
                            "see which broker is down"));
        } else if (brokers > 1 && seen.replication() == 1) {
            all.add(
                    Finding.warn(
                            name,
                            "it has one copy, which is lost with its broker",
                            "give it 3 with kafka-reassign-partitions.sh"));
        } else if (brokers > 1 && least == seen.replication()) {
            all.add(
                    Finding.warn(
                            name,
                            "all of its %d copies must be in step, so one broker that is down stops it"
                                    .formatted(least),
                            "set min.insync.replicas to %d".formatted(seen.replication() - 1)));
        } else if (brokers > 1 && least == 1) {
            all.add(
                    Finding.warn(
                            name,
                            "min.insync.replicas is 1, so what was accepted may be lost with one"
                                    + " broker",
                            "set min.insync.replicas to 2"));
        }
    }

    private static String alter(WantedTopic topic, String setting) {
        return "kafka-configs.sh --alter --entity-type topics --entity-name %s --add-config %s=%s"
                .formatted(topic.name(), setting, topic.config().get(setting));
    }

    private static long wanted(WantedTopic topic, String setting) {
        return Long.parseLong(topic.config().getOrDefault(setting, "0"));
    }

    private static long hours(long millis) {
        return millis / 3_600_000;
    }
}
