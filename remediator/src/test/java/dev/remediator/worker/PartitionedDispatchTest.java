package dev.remediator.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.topic.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetCommitCallback;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PartitionedDispatchTest extends DispatchContract {
    private static final TopicPartition FIRST = new TopicPartition(Topic.DISPATCH.topicName(), 0);
    private static final TopicPartition SECOND = new TopicPartition(Topic.DISPATCH.topicName(), 1);

    private static final OffsetAndMetadata NONE = new OffsetAndMetadata(0);

    private boolean refusing;
    private long dealtWith;

    private final MockConsumer<byte[], byte[]> consumer =
            new MockConsumer<>("earliest") {
                @Override
                public synchronized void commitAsync(
                        Map<TopicPartition, OffsetAndMetadata> offsets,
                        OffsetCommitCallback callback) {
                    if (refusing) {
                        callback.onComplete(offsets, new CommitFailedException("another has it"));
                    } else {
                        super.commitAsync(offsets, callback);
                        dealtWith = offsets.getOrDefault(FIRST, NONE).offset();
                    }
                }
            };
    private final PartitionedDispatch source = new PartitionedDispatch(consumer);

    @BeforeEach
    void joins() {
        consumer.updateBeginningOffsets(Map.of(FIRST, 0L, SECOND, 0L));
        consumer.rebalance(List.of(FIRST));
    }

    @Override
    DispatchSource source() {
        return source;
    }

    @Override
    void arrives(ConsumerRecord<byte[], byte[]> record) {
        consumer.addRecord(record);
    }

    @Override
    long dealtWith() {
        return dealtWith;
    }

    @Test
    void it_reads_offers() {
        assertThat(consumer.subscription()).containsExactly("dispatch");
    }

    @Test
    void resting_is_polling_with_everything_paused_and_without_waiting() {
        var polls = new AtomicInteger();
        consumer.schedulePollTask(polls::incrementAndGet);

        source.rest();

        assertThat(polls).hasValue(1);
        assertThat(consumer.lastPollTimeout()).isEqualTo(Duration.ZERO);
        assertThat(consumer.paused()).containsExactly(FIRST);
    }

    @Test
    void a_partition_that_arrives_while_it_rests_is_paused_too() {
        consumer.schedulePollTask(() -> consumer.rebalance(List.of(FIRST, SECOND)));

        source.rest();

        assertThat(consumer.paused()).containsExactlyInAnyOrder(FIRST, SECOND);
    }

    @Test
    void a_poll_after_a_rest_has_every_partition_again() {
        source.rest();
        consumer.rebalance(List.of(FIRST, SECOND));

        polled();

        assertThat(consumer.paused()).isEmpty();
        consumer.rebalance(List.of(SECOND));
        assertThat(consumer.paused()).isEmpty();
    }

    @Test
    void to_be_woken_while_it_rests_is_nothing() {
        source.wakeup();

        source.rest();

        offered("run-1");
        assertThat(polled()).containsExactly("run-1");
    }

    @Test
    void what_cannot_be_committed_is_left_to_come_again() {
        offered("run-1");
        polled();
        refusing = true;
        assertThat(polled()).isEmpty();
        assertThat(dealtWith()).isZero();

        refusing = false;
        offered("run-2");
        assertThat(polled()).containsExactly("run-2");
        source.rest();

        assertThat(dealtWith()).isEqualTo(2);
    }
}
