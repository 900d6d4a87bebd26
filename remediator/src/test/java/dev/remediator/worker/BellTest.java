package dev.remediator.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BellTest {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration MOMENT = Duration.ofMillis(1);

    private final Bell bell = new Bell();
    private final List<Boolean> heard = new CopyOnWriteArrayList<>();

    @Test
    void all_who_rest_are_woken() {
        var resting = Stream.generate(this::resting).limit(3).toList();
        await().until(
                        () ->
                                resting.stream()
                                        .allMatch(t -> t.getState() == Thread.State.TIMED_WAITING));

        bell.ring();

        await().until(() -> heard.size() == 3);
        assertThat(heard).containsOnly(true);
    }

    @Test
    void who_was_not_resting_does_not_rest_the_next_time() throws Exception {
        bell.ring();

        assertThat(bell.await(DAY)).isTrue();
    }

    @Test
    void whoever_has_rested_before_does_not_rest_again_after_a_ring() throws Exception {
        var _ = bell.await(MOMENT);
        bell.ring();

        assertThat(bell.await(DAY)).isTrue();
    }

    @Test
    void what_has_been_heard_does_not_wake_again() throws Exception {
        bell.ring();
        var _ = bell.await(DAY);

        assertThat(bell.await(MOMENT)).isFalse();
    }

    @Test
    void one_who_has_heard_it_does_not_hear_it_for_another() throws Exception {
        bell.ring();
        var _ = bell.await(DAY);

        var _ = resting();

        await().until(() -> heard.size() == 1);
    }

    @Test
    void without_a_ring_the_time_is_rested() throws Exception {
        assertThat(bell.await(MOMENT)).isFalse();
    }

    @Test
    void who_is_interrupted_rests_no_longer() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> bell.await(DAY)).isInstanceOf(InterruptedException.class);
    }

    private Thread resting() {
        return Thread.ofVirtual()
                .start(
                        () -> {
                            try {
                                heard.add(bell.await(DAY));
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        });
    }
}
