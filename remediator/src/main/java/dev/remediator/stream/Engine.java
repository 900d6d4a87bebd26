package dev.remediator.stream;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The running engine.
public final class Engine implements AutoCloseable {
    /// The consumer group of all engines on one Kafka.
    public static final String GROUP = "remediator-engine";

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
        this(deciders, lease, bootstrap, instance, directory, standbys, _ -> {});
    }

    /// The same, where somebody asks how late it is.
    ///
    /// @param deciders who decides
    /// @param lease how long silent workers keep their runs
    /// @param bootstrap Kafka's address
    /// @param directory where the stores keep their files
    /// @param instance names this process in the group
    /// @param standbys copies of the stores on other engines
    /// @param lateness hears how late what was due was looked at, in the engine's threads
    public Engine(
            Deciders deciders,
            Lease lease,
            String bootstrap,
            String instance,
            Path directory,
            int standbys,
            Consumer<Duration> lateness) {
        var properties = EngineSettings.of(bootstrap, directory, standbys);
        if (!instance.isEmpty()) {
            properties.put(
                    StreamsConfig.consumerPrefix(CommonClientConfigs.GROUP_INSTANCE_ID_CONFIG),
                    instance);
        }
        streams = new KafkaStreams(EngineTopology.build(deciders, lease, lateness), properties);
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
}
