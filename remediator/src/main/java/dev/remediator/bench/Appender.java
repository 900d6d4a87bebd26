package dev.remediator.bench;

import dev.remediator.topic.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/// Writes records that count only when all replicas have them. Thread-safe.
final class Appender implements AutoCloseable {
    private final KafkaProducer<byte[], byte[]> producer;
    private final AtomicReference<@Nullable Exception> failed = new AtomicReference<>();

    Appender(String bootstrap) {
        producer =
                new KafkaProducer<>(
                        Map.of(
                                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                bootstrap,
                                ProducerConfig.ACKS_CONFIG,
                                "all",
                                ProducerConfig.LINGER_MS_CONFIG,
                                0),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
    }

    /// Does not wait; what fails is thrown by the next call.
    void send(Topic topic, String key, byte[] value) {
        send(topic.topicName(), key, value);
    }

    void send(String topic, String key, byte[] value) {
        throwIfFailed();
        var _ =
                producer.send(
                        new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value),
                        (_, e) -> failed.compareAndSet(null, e));
    }

    /// Waits until it is there.
    void append(String topic, byte[] value) throws InterruptedException {
        try {
            var _ = producer.send(new ProducerRecord<>(topic, value)).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka did not take a record: " + e.getCause(), e);
        }
    }

    private void throwIfFailed() {
        var e = failed.get();
        if (e != null) {
            throw new IllegalStateException("Kafka did not take a record: " + e, e);
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }
}
