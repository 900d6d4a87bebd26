package dev.remediator.topic;

import dev.remediator.escalation.PageReport;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// Tells the engine what became of pages, and what people say about them. Thread-safe.
public final class PageReports implements AutoCloseable {
    private final Producer<byte[], byte[]> producer;

    /// @param bootstrap Kafka's address
    public PageReports(String bootstrap) {
        this(
                new KafkaProducer<>(
                        Map.of(
                                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                bootstrap,
                                ProducerConfig.ACKS_CONFIG,
                                "all",
                                ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                                Topic.MAX_RECORD,
                                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                                60_000,
                                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                                10_000),
                        new ByteArraySerializer(),
                        new ByteArraySerializer()));
    }

    PageReports(Producer<byte[], byte[]> producer) {
        this.producer = producer;
    }

    /// Returns when it is on all in-sync replicas.
    ///
    /// @throws IllegalStateException if Kafka did not take it within a minute
    public void tell(PageReport report) throws InterruptedException {
        var key = report.incident().getBytes(StandardCharsets.UTF_8);
        var value = Wire.PAGE_REPORT.write(report);
        try {
            var _ =
                    producer.send(new ProducerRecord<>(Topic.PAGE_REPORTS.topicName(), key, value))
                            .get();
        } catch (InterruptException e) {
            var _ = Thread.interrupted();
            var interrupted = new InterruptedException("interrupted while telling Kafka");
            interrupted.initCause(e);
            throw interrupted;
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "Kafka did not take a report about a page: " + e.getCause(), e);
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }
}
