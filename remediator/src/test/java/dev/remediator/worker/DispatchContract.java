package dev.remediator.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.remediation.Effect;
import dev.remediator.topic.Topic;
import dev.remediator.topic.Wire;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// What every source of offers does, whichever kind of group is behind it.
@DisplayNameGeneration(ReplaceUnderscores.class)
abstract class DispatchContract {
    private long next;

    /// The source, taking part.
    abstract DispatchSource source();

    /// Kafka has one more record.
    abstract void arrives(ConsumerRecord<byte[], byte[]> record);

    /// How many records Kafka will not give to anybody again.
    abstract long dealtWith();

    @Test
    void what_is_offered_is_returned_once() {
        offered("run-1", "run-2");

        assertThat(polled()).containsExactly("run-1", "run-2");
        assertThat(polled()).isEmpty();
    }

    @Test
    void nothing_is_dealt_with_while_it_is_being_looked_at() {
        offered("run-1");

        polled();

        assertThat(dealtWith()).isZero();
    }

    @Test
    void what_the_last_poll_returned_is_dealt_with_at_the_next() {
        offered("run-1", "run-2");
        polled();
        offered("run-3");

        assertThat(polled()).containsExactly("run-3");

        assertThat(dealtWith()).isEqualTo(2);
    }

    @Test
    void what_the_last_poll_returned_is_dealt_with_when_there_is_no_room_for_more() {
        offered("run-1");
        polled();

        source().rest();

        assertThat(dealtWith()).isEqualTo(1);
    }

    @Test
    void what_the_last_poll_returned_is_dealt_with_at_the_end() {
        offered("run-1");
        polled();

        source().close();

        assertThat(dealtWith()).isEqualTo(1);
    }

    @Test
    void what_comes_while_there_is_no_room_comes_when_there_is() {
        source().rest();
        offered("run-1");
        source().rest();
        source().rest();
        assertThat(dealtWith()).isZero();

        assertThat(polled()).containsExactly("run-1");
    }

    @Test
    void what_cannot_be_read_is_passed_over_and_dealt_with() {
        arrives(record("{\"schema\": 7".getBytes(StandardCharsets.UTF_8)));
        arrives(record(null));
        offered("run-1");

        assertThat(polled()).containsExactly("run-1");
        polled();

        assertThat(dealtWith()).isEqualTo(3);
    }

    @Test
    void a_poll_that_is_woken_returns_nothing_and_loses_nothing() {
        offered("run-1");
        source().wakeup();

        assertThat(polled()).isEmpty();

        assertThat(polled()).containsExactly("run-1");
    }

    final List<String> polled() {
        return source().poll(Duration.ofMillis(1)).stream().map(Effect.Offer::run).toList();
    }

    final void offered(String... runs) {
        for (var run : runs) {
            arrives(record(Wire.OFFER.write(Offers.named(run, "Heal"))));
        }
    }

    private ConsumerRecord<byte[], byte[]> record(byte @Nullable [] value) {
        return new ConsumerRecord<>(Topic.DISPATCH.topicName(), 0, next++, null, value);
    }
}
