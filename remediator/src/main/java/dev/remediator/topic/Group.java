package dev.remediator.topic;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/// A consumer group, and this process in it: reads what is committed, from the beginning, and
/// commits by hand when something has been dealt with.
///
/// @param name the group
/// @param instance names this process in it, so that it goes on at once when it is started again;
///   empty where processes come and go. Without it, a process that was killed is missed for ten
///   seconds before another may have its partitions
public record Group(String name, String instance) {
    private static final int SESSION_MILLIS = 10_000;

    /// What a consumer of the group is made with.
    public Map<String, Object> settings(String bootstrap) {
        var settings = new HashMap<String, Object>();
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, name);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_MILLIS);
        if (!instance.isEmpty()) {
            settings.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, instance);
        }
        return settings;
    }
}
