package dev.remediator.replay.record;

import dev.remediator.recording.Session;
import dev.remediator.remediation.Decision;
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

/// Sessions as they stand on the incident log, beside what people have said.
public final class SessionLog {
    static final Wire<Session> WIRE = new Wire<>(Session.class, "session/1");

    private SessionLog() {}

    /// Writes one; returns when it is on all in-sync replicas.
    ///
    /// @param bootstrap Kafka's address
    /// @throws IllegalStateException in one sentence, if Kafka does not take it
    public static void write(String bootstrap, Session session) throws InterruptedException {
        var producer =
                new KafkaProducer<>(
                        Map.<String, Object>of(
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
        try {
            var key = Decision.CONTROL.getBytes(StandardCharsets.UTF_8);
            var _ =
                    producer.send(
                                    new ProducerRecord<>(
                                            Topic.INCIDENT_LOG.topicName(),
                                            key,
                                            WIRE.write(session)))
                            .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "Kafka did not take the record of this start: " + e.getCause(), e);
        } finally {
            producer.close(Duration.ofSeconds(5));
        }
    }
}
