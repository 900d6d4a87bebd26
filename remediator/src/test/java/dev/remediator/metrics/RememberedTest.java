package dev.remediator.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RememberedTest {
    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void one_answer_is_for_many_figures() {
        var remembered = new Remembered<>(asked::incrementAndGet, -1, Duration.ofHours(1));
        remembered.get();

        int again = remembered.get();

        assertThat(again).isEqualTo(1);
    }

    @Test
    void an_old_answer_is_asked_for_again() {
        var remembered = new Remembered<>(asked::incrementAndGet, -1, Duration.ofNanos(-1));
        remembered.get();

        int again = remembered.get();

        assertThat(again).isEqualTo(2);
    }

    @Test
    void who_does_not_answer_is_unknown() {
        var remembered =
                new Remembered<Integer>(
                        () -> {
                            throw new TimeoutException("Kafka is away");
                        },
                        -1,
                        Duration.ofHours(1));

        int answer = remembered.get();

        assertThat(answer).isEqualTo(-1);
    }
}
