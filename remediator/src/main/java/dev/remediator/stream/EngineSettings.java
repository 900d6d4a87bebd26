package dev.remediator.stream;

import dev.remediator.topic.Topic;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/// How the engine uses Kafka Streams: settings measured for a committed hop of 18 ms at the median,
/// see `docs/decisions/0004-engine-settings.md`.
///
/// What is written is seen only when it is committed, and committing sends what still lingers: so
/// lingering costs nobody time, and makes one request of many.
final class EngineSettings {
    private static final int COMMIT_MILLIS = 20;

    private EngineSettings() {}

    static Properties of(String bootstrap, Path directory, int standbys) {
        var p = new Properties();
        p.putAll(
                Map.of(
                        StreamsConfig.APPLICATION_ID_CONFIG,
                        Engine.GROUP,
                        StreamsConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrap,
                        StreamsConfig.STATE_DIR_CONFIG,
                        directory.toString(),
                        StreamsConfig.PROCESSING_GUARANTEE_CONFIG,
                        StreamsConfig.EXACTLY_ONCE_V2,
                        StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
                        COMMIT_MILLIS,
                        StreamsConfig.POLL_MS_CONFIG,
                        5,
                        StreamsConfig.MAX_TASK_IDLE_MS_CONFIG,
                        -1,
                        StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG,
                        standbys,
                        StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG,
                        true,
                        StreamsConfig.REPLICATION_FACTOR_CONFIG,
                        -1));
        p.putAll(
                Map.of(
                        consumer(CommonClientConfigs.SESSION_TIMEOUT_MS_CONFIG),
                        10_000,
                        consumer(CommonClientConfigs.HEARTBEAT_INTERVAL_MS_CONFIG),
                        2_500,
                        consumer(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG),
                        "earliest",
                        mainConsumer(ConsumerConfig.MAX_POLL_RECORDS_CONFIG),
                        1_000,
                        mainConsumer(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG),
                        10,
                        producer(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG),
                        10_000,
                        producer(ProducerConfig.LINGER_MS_CONFIG),
                        COMMIT_MILLIS,
                        producer(ProducerConfig.BATCH_SIZE_CONFIG),
                        64 * 1024,
                        producer(ProducerConfig.MAX_REQUEST_SIZE_CONFIG),
                        Topic.MAX_RECORD,
                        producer(ProducerConfig.COMPRESSION_TYPE_CONFIG),
                        "lz4"));
        return p;
    }

    private static String consumer(String name) {
        return StreamsConfig.consumerPrefix(name);
    }

    private static String mainConsumer(String name) {
        return StreamsConfig.mainConsumerPrefix(name);
    }

    private static String producer(String name) {
        return StreamsConfig.producerPrefix(name);
    }
}
