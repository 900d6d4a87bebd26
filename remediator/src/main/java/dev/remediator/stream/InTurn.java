package dev.remediator.stream;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.streams.processor.StreamPartitioner;

/// One partition after the other. Kafka's own way stays with one until many bytes are written; an
/// offer that is repeated would then come to the same dead worker again.
///
/// Used by all threads of an engine.
final class InTurn implements StreamPartitioner<String, byte[]> {
    private final AtomicInteger turn = new AtomicInteger();

    @Override
    public Optional<Set<Integer>> partitions(
            String topic, String key, byte[] value, int partitions) {
        return Optional.of(Set.of(Math.floorMod(turn.getAndIncrement(), partitions)));
    }
}
