package dev.remediator.worker;

import dev.remediator.remediation.Report;
import dev.remediator.topic.Heartbeat;
import dev.remediator.topic.Unreadable;
import dev.remediator.topic.Wire;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/// Kafka's own stand-in for a broker, and what was written to it.
final class Told {
    private final MockProducer<byte[], byte[]> producer;

    Told() {
        this(true);
    }

    Told(boolean confirming) {
        this(confirming, 1);
    }

    Told(boolean confirming, int partitions) {
        producer = new Kafka(confirming, partitions, new ByteArraySerializer());
    }

    /// So many partitions for reports. That a worker begins is taken at once.
    private static final class Kafka extends MockProducer<byte[], byte[]> {
        Kafka(boolean confirming, int partitions, ByteArraySerializer bytes) {
            super(cluster(partitions), confirming, null, bytes, bytes);
        }

        private static Cluster cluster(int partitions) {
            return new Cluster(
                    "cluster",
                    List.of(Node.noNode()),
                    IntStream.range(0, partitions).mapToObj(Kafka::partition).toList(),
                    Set.of(),
                    Set.of());
        }

        private static PartitionInfo partition(int number) {
            return new PartitionInfo("reports", number, Node.noNode(), new Node[0], new Node[0]);
        }

        @Override
        public synchronized Future<RecordMetadata> send(
                ProducerRecord<byte[], byte[]> record, @Nullable Callback callback) {
            var sent = super.send(record, callback);
            if (new String(record.value(), StandardCharsets.UTF_8).contains("ARRIVED")) {
                var _ = completeNext();
            }
            return sent;
        }
    }

    Reports reports() {
        return new Reports(producer);
    }

    MockProducer<byte[], byte[]> producer() {
        return producer;
    }

    List<Report> all() {
        return records().stream().filter(is(Wire.REPORT)).map(r -> read(Wire.REPORT, r)).toList();
    }

    <R extends Report> List<R> all(Class<R> kind) {
        return all().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    List<Heartbeat> heartbeats() {
        return records().stream()
                .filter(is(Wire.HEARTBEAT))
                .map(r -> read(Wire.HEARTBEAT, r))
                .toList();
    }

    private List<ProducerRecord<byte[], byte[]>> records() {
        return List.copyOf(producer.history());
    }

    private static Predicate<ProducerRecord<byte[], byte[]>> is(Wire<?> wire) {
        return record -> {
            try {
                return Wire.schemaOf(record.value()).equals(wire.schema());
            } catch (Unreadable e) {
                throw new AssertionError(e);
            }
        };
    }

    private static <T> T read(Wire<T> wire, ProducerRecord<byte[], byte[]> record) {
        try {
            return wire.read(record.value());
        } catch (Unreadable e) {
            throw new AssertionError(e);
        }
    }
}
