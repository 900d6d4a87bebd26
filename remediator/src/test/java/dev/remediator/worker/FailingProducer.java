package dev.remediator.worker;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// Kafka is away: takes everything, acknowledges nothing.
final class FailingProducer extends MockProducer<byte[], byte[]> {
    private final Exception why;

    FailingProducer(Exception why) {
        super(true, null, new ByteArraySerializer(), new ByteArraySerializer());
        this.why = why;
    }

    @Override
    public synchronized Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record) {
        return CompletableFuture.failedFuture(why);
    }
}
