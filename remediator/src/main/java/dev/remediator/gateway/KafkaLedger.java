package dev.remediator.gateway;

import dev.remediator.alert.Alert;
import dev.remediator.escalation.PageReport;
import dev.remediator.guard.Command;
import dev.remediator.topic.DeadLetter;
import dev.remediator.topic.Topic;
import dev.remediator.topic.Wire;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/// Durable means: acknowledged by Kafka with acks=all. Gives up after four seconds, because senders
/// do after five. Never transactional: the engine would have to wait for the commit.
public final class KafkaLedger implements Ledger, Orders, Responses, AutoCloseable {
    private static final byte[] WARDEN = "warden".getBytes(StandardCharsets.UTF_8);

    /// Bytes of one batch: some alerts of one partition, compressed.
    private static final int BATCH = 64 * 1024;

    /// One request to each broker at a time: what comes in meanwhile waits for the next and travels
    /// together. Alone, nothing waits; under load it takes half the processor time that five at a
    /// time take.
    private static final int REQUESTS_AT_ONCE = 1;

    private final Producer<byte[], byte[]> producer;

    /// @param bootstrap Kafka's address
    public KafkaLedger(String bootstrap) {
        this(
                new KafkaProducer<>(
                        settings(bootstrap), new ByteArraySerializer(), new ByteArraySerializer()));
    }

    private static Map<String, Object> settings(String bootstrap) {
        return Map.ofEntries(
                Map.entry(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap),
                Map.entry(ProducerConfig.ACKS_CONFIG, "all"),
                Map.entry(ProducerConfig.LINGER_MS_CONFIG, 1),
                Map.entry(ProducerConfig.BATCH_SIZE_CONFIG, BATCH),
                Map.entry(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, REQUESTS_AT_ONCE),
                Map.entry(ProducerConfig.MAX_BLOCK_MS_CONFIG, 3_000),
                Map.entry(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 2_000),
                Map.entry(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 4_000),
                Map.entry(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topic.MAX_RECORD),
                Map.entry(ProducerConfig.BUFFER_MEMORY_CONFIG, 4L * Topic.MAX_RECORD),
                Map.entry(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4"));
    }

    KafkaLedger(Producer<byte[], byte[]> producer) {
        this.producer = producer;
    }

    @Override
    public void keep(List<Alert> alerts) throws NotDurable {
        var sent = new ArrayList<Future<?>>(alerts.size());
        for (var alert : alerts) {
            var key = alert.resource().getBytes(StandardCharsets.UTF_8);
            var one = send(Topic.ALERTS, key, Wire.ALERT.write(alert));
            // A send that blocked and failed is not followed by others that would: senders wait 5
            // s.
            if (one.isDone()) {
                settle(one);
            }
            sent.add(one);
        }
        for (var one : sent) {
            settle(one);
        }
    }

    @Override
    public void bury(String reason, String from, Instant receivedAt, byte[] bytes)
            throws NotDurable {
        var letter = DeadLetter.of(reason, from, receivedAt, bytes);
        settle(send(Topic.DEAD_LETTERS, null, Wire.DEAD_LETTER.write(letter)));
    }

    @Override
    public void give(Command command) throws NotDurable {
        settle(send(Topic.REPORTS, WARDEN, Wire.COMMAND.write(command)));
    }

    @Override
    public void tell(PageReport report) throws NotDurable {
        var key = report.incident().getBytes(StandardCharsets.UTF_8);
        settle(send(Topic.PAGE_REPORTS, key, Wire.PAGE_REPORT.write(report)));
    }

    private Future<?> send(Topic topic, byte @Nullable [] key, byte[] value) throws NotDurable {
        try {
            return producer.send(new ProducerRecord<>(topic.topicName(), key, value));
        } catch (KafkaException | IllegalStateException e) {
            throw notDurable(e);
        }
    }

    private static void settle(Future<?> sent) throws NotDurable {
        try {
            sent.get();
        } catch (ExecutionException e) {
            throw notDurable(e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw notDurable(e);
        }
    }

    private static NotDurable notDurable(Throwable cause) {
        return new NotDurable("Kafka does not take it now; send it again", cause);
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }
}
