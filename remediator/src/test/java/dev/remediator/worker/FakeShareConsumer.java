package dev.remediator.worker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockShareConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;

/// A share consumer with explicit acknowledgement, as strict as the real one: what it gave out must
/// be acknowledged before it gives out more, and counts when it is sent. Kafka's own mock forgets
/// what it is told.
final class FakeShareConsumer extends MockShareConsumer<byte[], byte[]> {
    private final List<ConsumerRecord<byte[], byte[]>> waiting = new ArrayList<>();
    private final List<ConsumerRecord<byte[], byte[]>> givenOut = new ArrayList<>();
    private long unsent;
    private long accepted;
    private boolean woken;

    void arrives(ConsumerRecord<byte[], byte[]> record) {
        waiting.add(record);
    }

    long accepted() {
        return accepted;
    }

    @Override
    public synchronized ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
        if (!givenOut.isEmpty()) {
            throw new IllegalStateException("not everything is acknowledged");
        }
        commitAsync();
        if (woken) {
            woken = false;
            throw new WakeupException();
        }
        if (waiting.isEmpty()) {
            return ConsumerRecords.empty();
        }
        givenOut.addAll(waiting);
        waiting.clear();
        var first = givenOut.getFirst();
        return new ConsumerRecords<>(
                Map.of(new TopicPartition(first.topic(), first.partition()), List.copyOf(givenOut)),
                Map.of());
    }

    @Override
    public synchronized void acknowledge(
            ConsumerRecord<byte[], byte[]> record, AcknowledgeType type) {
        if (type != AcknowledgeType.ACCEPT || !givenOut.remove(record)) {
            throw new IllegalStateException("not to be accepted");
        }
        unsent++;
    }

    @Override
    public synchronized void commitAsync() {
        accepted += unsent;
        unsent = 0;
    }

    @Override
    public synchronized void wakeup() {
        woken = true;
    }

    @Override
    public synchronized void close() {
        commitAsync();
        super.close();
    }
}
