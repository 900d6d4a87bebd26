package dev.remediator.worker;

import dev.remediator.remediation.Report;
import dev.remediator.topic.Heartbeat;
import dev.remediator.topic.Topic;
import dev.remediator.topic.Wire;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// Writes reports. What was told is on all in-sync replicas when the call returns. Never in a
/// transaction: the engine would have to wait for it. Thread-safe.
public final class Reports implements AutoCloseable {
    private final KafkaProducer<byte[], byte[]> producer;

    /// @param bootstrap Kafka's address
    public Reports(String bootstrap) {
        producer =
                new KafkaProducer<>(
                        Map.of(
                                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                bootstrap,
                                ProducerConfig.ACKS_CONFIG,
                                "all",
                                ProducerConfig.LINGER_MS_CONFIG,
                                0,
                                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                                60_000,
                                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                                10_000),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
    }

    /// Tells the engine.
    ///
    /// @return which of its partitions was told
    /// @throws IllegalStateException if Kafka did not take it within a minute
    public int tell(Report report) throws InterruptedException {
        var key = report.resource().getBytes(StandardCharsets.UTF_8);
        var record =
                new ProducerRecord<>(Topic.REPORTS.topicName(), key, Wire.REPORT.write(report));
        try {
            return producer.send(record).get().partition();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka did not take a report: " + e.getCause(), e);
        }
    }

    /// Tells one partition that the worker lives or leaves; does not wait.
    void tell(int partition, Heartbeat heartbeat) {
        var _ =
                producer.send(
                        new ProducerRecord<>(
                                Topic.REPORTS.topicName(),
                                partition,
                                null,
                                Wire.HEARTBEAT.write(heartbeat)));
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }
}
