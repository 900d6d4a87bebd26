package dev.remediator.stream;

import dev.remediator.escalation.ChannelKind.Trait;
import dev.remediator.escalation.Rulebook;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.processor.StreamPartitioner;

/// What may be sent twice goes into the first partition, what must not into the second. Keys are
/// channels.
///
/// Used by all threads of an engine.
final class Lanes implements StreamPartitioner<String, byte[]> {
    private static final int REPEATABLE = 0;
    private static final int ONCE = 1;

    private final Rulebook rulebook;

    Lanes(Rulebook rulebook) {
        this.rulebook = rulebook;
    }

    @Override
    public Optional<Set<Integer>> partitions(
            String topic, String channel, byte[] value, int partitions) {
        boolean keyed = rulebook.kind(channel).filter(k -> k.has(Trait.KEYED)).isPresent();
        return Optional.of(Set.of(keyed ? REPEATABLE : Math.min(ONCE, partitions - 1)));
    }
}
