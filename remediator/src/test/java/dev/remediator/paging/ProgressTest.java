package dev.remediator.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ProgressTest {
    private static final Duration LONG = Duration.ofMinutes(5);

    private final Progress progress = new Progress(true);

    @Test
    void the_oldest_that_is_not_done_is_where_one_begins_again() {
        progress.taken(parcels(10, 11, 13), 15);
        progress.done(11);
        assertThat(progress.toCommit()).contains(new OffsetAndMetadata(10));
        progress.done(10);
        assertThat(progress.toCommit()).contains(new OffsetAndMetadata(13));
        progress.done(13);
        assertThat(progress.toCommit()).contains(new OffsetAndMetadata(15));
        progress.committed(new OffsetAndMetadata(15));
        assertThat(progress.toCommit()).isEmpty();
    }

    @Test
    void what_somebody_else_has_is_not_begun_any_more() throws Exception {
        progress.release(LONG);
        assertThat(progress.mayStart()).isFalse();
    }

    @Test
    void of_what_may_not_be_sent_again_only_a_few_may_wait() {
        var others = new Progress(false);
        others.taken(parcels(1, 2, 3, 4, 5, 6, 7), 8);
        assertThat(others.room()).isEqualTo(1);
        others.mayStart();
        assertThat(others.room()).isEqualTo(2);
    }

    @Test
    void what_nobody_else_will_read_is_sent_all_the_same() throws Exception {
        var others = new Progress(false);
        others.mayStart();
        others.release(LONG);
        assertThat(others.mayStart()).isTrue();
    }

    @Test
    void whoever_takes_over_waits_for_what_is_being_sent() throws Exception {
        progress.mayStart();
        var releasing = Thread.ofPlatform().start(() -> release(LONG));
        await().until(() -> releasing.getState() == Thread.State.TIMED_WAITING);
        progress.landed();
        assertThat(releasing.join(LONG)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1})
    void but_not_for_ever(long millis) {
        progress.mayStart();
        release(Duration.ofMillis(millis));
        assertThat(progress.mayStart()).isFalse();
    }

    private void release(Duration patience) {
        try {
            progress.release(patience);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<Parcel> parcels(long... offsets) {
        return LongStream.of(offsets)
                .mapToObj(
                        offset ->
                                new Parcel(
                                        new ConsumerRecord<>(
                                                "notifications",
                                                0,
                                                offset,
                                                new byte[0],
                                                new byte[0]),
                                        Notifications.call("inc-1", "keyed"),
                                        progress))
                .toList();
    }
}
