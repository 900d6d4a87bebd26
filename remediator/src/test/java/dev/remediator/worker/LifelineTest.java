package dev.remediator.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LifelineTest {
    private static final Duration FENCE = Duration.ofSeconds(15);

    private long nanos = Long.MAX_VALUE - 5;
    private final Lifeline lifeline = new Lifeline(FENCE, () -> nanos);

    @Test
    void a_partition_that_never_answered_is_cut() {
        assertThat(lifeline.isCut(0)).isTrue();
    }

    @Test
    void a_partition_that_answered_is_not() {
        lifeline.answered(0, nanos);
        assertThat(lifeline.isCut(0)).isFalse();
    }

    @Test
    void it_holds_until_the_fence_even_while_the_clock_overflows() {
        lifeline.answered(0, nanos);
        nanos += FENCE.toNanos();
        assertThat(lifeline.isCut(0)).isFalse();
    }

    @Test
    void it_is_cut_behind_the_fence() {
        lifeline.answered(0, nanos);
        nanos += FENCE.toNanos() + 1;
        assertThat(lifeline.isCut(0)).isTrue();
    }

    @Test
    void each_answer_begins_it_anew() {
        lifeline.answered(0, nanos);
        nanos += FENCE.toNanos();
        lifeline.answered(0, nanos);
        nanos += FENCE.toNanos();
        assertThat(lifeline.isCut(0)).isFalse();
    }

    @Test
    void an_answer_proves_no_more_than_when_its_question_was_sent() {
        long asked = nanos;
        nanos += FENCE.toNanos() + 1;
        lifeline.answered(0, asked);
        assertThat(lifeline.isCut(0)).isTrue();
    }

    @Test
    void an_old_answer_does_not_undo_a_newer_one() {
        long asked = nanos;
        nanos += FENCE.toNanos();
        lifeline.answered(0, nanos);
        lifeline.answered(0, asked);
        nanos += 1;
        assertThat(lifeline.isCut(0)).isFalse();
    }

    @Test
    void one_partition_does_not_answer_for_another() {
        lifeline.answered(0, nanos);
        assertThat(lifeline.isCut(1)).isTrue();
    }

    @Test
    void a_fence_between_two_heartbeats_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Pulse(Duration.ofSeconds(3), Duration.ofSeconds(3)))
                .withMessage("the fence, PT3S, must be longer than a heartbeat's interval, PT3S");
    }

    @Test
    void a_heart_that_does_not_beat_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Pulse(Duration.ZERO, Duration.ofSeconds(3)));
    }
}
