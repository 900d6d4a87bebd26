package dev.remediator.stream;

import dev.remediator.topic.Topic;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The running engine. Settings are those measured for a committed hop of 18 ms at the median: see
/// `docs/decisions/0004-engine-settings.md`.
public final class Engine implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);

    private final KafkaStreams streams;
    private final CountDownLatch running = new CountDownLatch(1);

    /// @param deciders who decides
    /// @param lease how long silent workers keep their runs
    /// @param bootstrap Kafka's address
    /// @param directory where the stores keep their files
    /// @param instance names this process in the group, so that it takes its place again at once
    ///   when it is started again; empty where processes come and go
    /// @param standbys copies of the stores on other engines; none in a single process
    public Engine(
            Deciders deciders,
            Lease lease,
            String bootstrap,
            String instance,
            Path directory,
            int standbys) {
        var properties = properties(bootstrap, directory, standbys);
        if (!instance.isEmpty()) {
            properties.put(consumer(CommonClientConfigs.GROUP_INSTANCE_ID_CONFIG), instance);
        }
        streams = new KafkaStreams(EngineTopology.build(deciders, lease), properties);
        streams.setStateListener(
                (now, _) -> {
                    if (now == KafkaStreams.State.RUNNING) {
                        running.countDown();
                    }
                });
        streams.setUncaughtExceptionHandler(
                e -> {
                    LOG.error("the engine stumbled and starts again", e);
                    return StreamThreadExceptionResponse.REPLACE_THREAD;
                });
    }

    /// Starts it; returns when it has read its state back.
    public void start(Duration atMost) throws InterruptedException {
        streams.start();
        if (!running.await(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException(
                    "the engine did not start within " + atMost.toSeconds() + " s; is Kafka well?");
        }
    }

    /// Whether it decides now.
    public boolean running() {
        return streams.state() == KafkaStreams.State.RUNNING;
    }

    @Override
    public void close() {
        streams.close(
                CloseOptions.timeout(Duration.ofSeconds(10))
                        .withGroupMembershipOperation(
                                CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
    }

    private static Properties properties(String bootstrap, Path directory, int standbys) {
        var p = new Properties();
        p.putAll(
                Map.of(
                        StreamsConfig.APPLICATION_ID_CONFIG,
                        "remediator-engine",
                        StreamsConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrap,
                        StreamsConfig.STATE_DIR_CONFIG,
                        directory.toString(),
                        StreamsConfig.PROCESSING_GUARANTEE_CONFIG,
                        StreamsConfig.EXACTLY_ONCE_V2,
                        StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
                        20,
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
                        consumer(CommonClientConfigs.SESSION_TIMEOUT_MS_CONFIG), 10_000,
                        consumer(CommonClientConfigs.HEARTBEAT_INTERVAL_MS_CONFIG), 2_500,
                        consumer(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest",
                        StreamsConfig.mainConsumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG),
                                200,
                        producer(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), 10_000,
                        producer(ProducerConfig.LINGER_MS_CONFIG), 0,
                        producer(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), Topic.MAX_RECORD,
                        producer(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4"));
        return p;
    }

    private static String consumer(String name) {
        return StreamsConfig.consumerPrefix(name);
    }

    private static String producer(String name) {
        return StreamsConfig.producerPrefix(name);
    }
}
