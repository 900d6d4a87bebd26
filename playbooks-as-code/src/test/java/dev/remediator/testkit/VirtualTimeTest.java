package dev.remediator.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class VirtualTimeTest {
    private static final Duration DAY = Duration.ofDays(1);

    private final VirtualTime time = new VirtualTime();
    private final List<String> seen = new ArrayList<>();

    @Test
    void a_rest_of_a_year_is_over_at_once() throws Exception {
        time.rest(DAY.multipliedBy(365));
        assertThat(passed()).isEqualTo(DAY.multipliedBy(365));
    }

    @Test
    void what_is_due_happens_in_its_order_while_somebody_rests() throws Exception {
        time.after(Duration.ofSeconds(2), () -> seen.add("second at " + passed()));
        time.after(Duration.ofSeconds(1), () -> seen.add("first at " + passed()));
        time.after(DAY, () -> seen.add("not yet"));
        time.rest(Duration.ofSeconds(3));
        assertThat(seen).containsExactly("first at PT1S", "second at PT2S");
    }

    @Test
    void branches_take_turns_as_they_wake_up() throws Exception {
        time.together(List.of(branch("a", 2), branch("b", 3)));
        assertThat(seen)
                .containsExactly(
                        "a at PT0S",
                        "b at PT0S",
                        "a at PT2S",
                        "b at PT3S",
                        "a at PT4S",
                        "b at PT6S",
                        "a at PT6S",
                        "b at PT9S");
        assertThat(passed()).isEqualTo(Duration.ofSeconds(9));
    }

    @Test
    void branches_have_branches() throws Exception {
        time.together(
                List.of(
                        () -> resting(() -> time.together(List.of(branch("a", 1)))),
                        branch("b", 2)));
        assertThat(seen).hasSize(8).endsWith("b at PT4S", "b at PT6S");
    }

    @Test
    void no_branches_are_over_at_once() throws Exception {
        time.together(List.of());
        assertThat(passed()).isZero();
    }

    @Test
    void what_a_branch_throws_is_thrown_when_all_have_ended() {
        assertThatThrownBy(
                        () ->
                                time.together(
                                        List.of(
                                                () -> {
                                                    throw new IllegalStateException("broken");
                                                },
                                                branch("b", 1))))
                .hasMessage("broken");
        assertThat(seen).hasSize(4);
    }

    @Test
    void an_alarm_interrupts_a_rest_that_is_longer() throws Exception {
        try (var alarm = time.interruptAfter(Duration.ofMinutes(1))) {
            assertThatThrownBy(() -> time.rest(DAY)).isInstanceOf(InterruptedException.class);
            assertThat(alarm.rang()).isTrue();
        }
        assertThat(passed()).isEqualTo(Duration.ofMinutes(1));
        time.rest(Duration.ofMinutes(1));
    }

    @Test
    void an_alarm_leaves_a_shorter_rest_alone() throws Exception {
        try (var alarm = time.interruptAfter(Duration.ofMinutes(1))) {
            time.rest(Duration.ofSeconds(59));
            assertThat(alarm.rang()).isFalse();
        }
        time.rest(DAY);
    }

    @Test
    void an_alarm_that_nobody_noticed_is_taken_back() {
        try (var alarm = time.interruptAfter(Duration.ofMinutes(1))) {
            resting(() -> time.rest(DAY));
            assertThat(alarm.rang()).isTrue();
        }
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void an_alarm_around_branches_interrupts_all_of_them() {
        try (var _ = time.interruptAfter(Duration.ofSeconds(5))) {
            assertThatThrownBy(() -> time.together(List.of(branch("a", 2), branch("b", 3))))
                    .isInstanceOf(InterruptedException.class);
        }
        assertThat(passed()).isEqualTo(Duration.ofSeconds(5));
        assertThat(seen).filteredOn(line -> line.endsWith("interrupted at PT5S")).hasSize(2);
    }

    @Test
    void who_was_interrupted_before_does_not_rest() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> time.rest(DAY)).isInstanceOf(InterruptedException.class);
        assertThat(passed()).isZero();
    }

    @Test
    void who_waits_for_ever_is_told_so() {
        assertThatThrownBy(time::hang)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("it would wait for ever, and nothing limits it");
    }

    @Test
    void who_waits_for_ever_is_interrupted_by_an_alarm() {
        try (var _ = time.interruptAfter(DAY)) {
            assertThatThrownBy(time::hang).isInstanceOf(InterruptedException.class);
        }
        assertThat(passed()).isEqualTo(DAY);
    }

    @Test
    void what_happens_later_takes_no_time() {
        time.after(Duration.ZERO, () -> resting(() -> time.rest(DAY)));
        assertThatThrownBy(() -> time.rest(DAY))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("what happens later takes no time of its own");
    }

    private Runnable branch(String name, int seconds) {
        return () ->
                resting(
                        () -> {
                            try {
                                for (int i = 0; i < 3; i++) {
                                    seen.add(name + " at " + passed());
                                    time.rest(Duration.ofSeconds(seconds));
                                }
                                seen.add(name + " at " + passed());
                            } catch (InterruptedException e) {
                                seen.add(name + " interrupted at " + passed());
                            }
                        });
    }

    private interface Resting {
        void run() throws InterruptedException;
    }

    private static void resting(Resting what) {
        try {
            what.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Duration passed() {
        return Duration.between(VirtualTime.START, time.instant());
    }
}
