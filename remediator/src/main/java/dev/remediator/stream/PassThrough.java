package dev.remediator.stream;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;

/// An engine that decides nothing: records of one topic go to another, exactly once, with the
/// engine's settings. For measuring what Kafka Streams itself costs.
public final class PassThrough implements AutoCloseable {
    private final KafkaStreams streams;
    private final CountDownLatch running = new CountDownLatch(1);

    /// @param bootstrap Kafka's address
    /// @param from the topic that is read
    /// @param to the topic that is written
    /// @param directory where Kafka Streams keeps its files
    public PassThrough(String bootstrap, String from, String to, Path directory) {
        var properties = EngineSettings.of(bootstrap, directory, 0);
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "remediator-pass-through");
        var topology = new Topology();
        topology.addSource("from", from);
        topology.addSink("to", to, "from");
        properties.put(StreamsConfig.DEFAULT_KEY_SERDE_CLASS_CONFIG, Serdes.ByteArraySerde.class);
        properties.put(StreamsConfig.DEFAULT_VALUE_SERDE_CLASS_CONFIG, Serdes.ByteArraySerde.class);
        streams = new KafkaStreams(topology, properties);
        streams.setStateListener(
                (now, _) -> {
                    if (now == KafkaStreams.State.RUNNING) {
                        running.countDown();
                    }
                });
    }

    /// Starts it; returns when it runs.
    public void start(Duration atMost) throws InterruptedException {
        streams.start();
        if (!running.await(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException(
                    "Kafka Streams did not start within " + atMost.toSeconds() + " s");
        }
    }

    @Override
    public void close() {
        var _ = streams.close(Duration.ofSeconds(10));
    }
}
