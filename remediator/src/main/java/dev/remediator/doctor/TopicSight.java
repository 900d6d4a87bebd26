package dev.remediator.doctor;

import java.util.Map;
import java.util.Set;

/// A topic as it is in Kafka.
///
/// @param partitions how many
/// @param replication copies of its first partition
/// @param inSync how many of these are in step, of the partition that has the fewest
/// @param config its settings, with the cluster's where it has none of its own
/// @param forbidden which of our operations on it we may not do, such as `WRITE`
record TopicSight(
        int partitions,
        int replication,
        int inSync,
        Map<String, String> config,
        Set<String> forbidden) {

    TopicSight {
        config = Map.copyOf(config);
        forbidden = Set.copyOf(forbidden);
    }

    long number(String setting, long otherwise) {
        return Long.parseLong(config.getOrDefault(setting, Long.toString(otherwise)));
    }
}
