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
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Utils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes reports. What was told is on all in-sync replicas when the call returns. Never in a
/// transaction: the engine would have to wait for it. Thread-safe.
public final class Reports implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Reports.class);

    private final Producer<byte[], byte[]> producer;

    /// @param bootstrap Kafka's address
    public Reports(String bootstrap) {
        this(
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
                        new ByteArraySerializer()));
    }

    Reports(Producer<byte[], byte[]> producer) {
        this.producer = producer;
    }

    /// Tells the engine.
    ///
    /// @return which of its partitions was told
    /// @throws IllegalStateException if Kafka did not take it within a minute
    public int tell(Report report) throws InterruptedException {
        var key = report.resource().getBytes(StandardCharsets.UTF_8);
        var record =
                new ProducerRecord<>(Topic.REPORTS.topicName(), key, Wire.REPORT.write(report));
        return write(record).partition();
    }

    private RecordMetadata write(ProducerRecord<byte[], byte[]> record)
            throws InterruptedException {
        try {
            return producer.send(record).get();
        } catch (InterruptException e) {
            // Kafka's own, which has set the flag as well.
            var _ = Thread.interrupted();
            throw interruption(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka did not take a report: " + e.getCause(), e);
        }
    }

    private static InterruptedException interruption(InterruptException kafka) {
        var e = new InterruptedException("interrupted while telling Kafka");
        e.initCause(kafka);
        return e;
    }

    /// Tells every partition; returns when all of them have it.
    ///
    /// @throws IllegalStateException if Kafka did not take it within a minute
    void tellAll(Heartbeat heartbeat) throws InterruptedException {
        for (int partition = 0; partition < partitions(); partition++) {
            var _ = write(record(partition, heartbeat));
        }
    }

    /// How many partitions there are to tell.
    int partitions() {
        return producer.partitionsFor(Topic.REPORTS.topicName()).size();
    }

    /// Which partition answers for a resource: the one that a report about it goes to.
    int partitionOf(String resource) {
        var key = resource.getBytes(StandardCharsets.UTF_8);
        return Utils.toPositive(Utils.murmur2(key)) % partitions();
    }

    private static ProducerRecord<byte[], byte[]> record(int partition, Heartbeat heartbeat) {
        return new ProducerRecord<>(
                Topic.REPORTS.topicName(), partition, null, Wire.HEARTBEAT.write(heartbeat));
    }

    /// Tells one partition that the worker lives or leaves; does not wait, and does not throw: a
    /// heart that cannot be heard now beats on.
    void tell(int partition, Heartbeat heartbeat) {
        try {
            var _ = producer.send(record(partition, heartbeat));
        } catch (KafkaException | IllegalStateException e) {
            LOG.warn("a heartbeat could not be sent: {}", e.getMessage());
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }
}
