package dev.remediator.paging;

import dev.remediator.topic.DeadLetter;
import dev.remediator.topic.Topic;
import dev.remediator.topic.Wire;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// Keeps whole what could not be used as a page. It is on all in-sync replicas when the call
/// returns.
final class DeadLetters implements AutoCloseable {
    private final KafkaProducer<byte[], byte[]> producer;

    DeadLetters(String bootstrap) {
        producer =
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
                        new ByteArraySerializer());
    }

    /// @throws IllegalStateException if Kafka did not take it within a minute
    void keep(String reason, ConsumerRecord<byte[], byte[]> record) throws InterruptedException {
        var from = record.topic() + "-" + record.partition() + "@" + record.offset();
        var bytes = record.value() == null ? new byte[0] : record.value();
        var receivedAt = Instant.ofEpochMilli(record.timestamp());
        var letter = Wire.DEAD_LETTER.write(DeadLetter.of(reason, from, receivedAt, bytes));
        try {
            var _ =
                    producer.send(new ProducerRecord<>(Topic.DEAD_LETTERS.topicName(), letter))
                            .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka did not take a dead letter: " + e.getCause(), e);
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }
}
