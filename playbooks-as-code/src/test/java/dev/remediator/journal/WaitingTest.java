package dev.remediator.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.journal.StepEntry.Kind;
import dev.remediator.playbook.RemedyFailed;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WaitingTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private final Bench bench = new Bench();

    @Test
    void what_is_true_at_once_is_not_waited_for() throws Exception {
        bench.runs(r -> r.await("healthy", () -> true, Duration.ZERO));
        assertThat(bench.tenure().lines()).containsExactly("DONE await: healthy#1");
    }

    @Test
    void it_is_asked_again_until_it_holds() throws Exception {
        var asked = new AtomicInteger();
        bench.runs(r -> r.await("healthy", () -> asked.incrementAndGet() == 3, MINUTE));
        assertThat(asked).hasValue(3);
    }

    @Test
    void what_does_not_come_true_in_time_fails_with_the_sentence() {
        bench.assertThrows(r -> r.await("healthy", () -> false, MINUTE))
                .isInstanceOf(RemedyFailed.class)
                .hasMessage("'healthy' did not come true within 60 s");
    }

    @Test
    void what_came_true_once_is_not_asked_again() throws Exception {
        bench.wrote(Kind.DONE, "await: healthy#1", "\"\"");
        bench.runs(r -> r.await("healthy", () -> false, Duration.ZERO));
        assertThat(bench.tenure().journal()).hasSize(1);
    }

    @Test
    void waiting_ends_when_the_run_is_taken_away() {
        bench.assertThrows(
                        r ->
                                r.await(
                                        "healthy",
                                        () -> {
                                            bench.tenure().isTaken("somebody else");
                                            return false;
                                        },
                                        MINUTE))
                .isInstanceOf(RunTaken.class)
                .hasMessage("somebody else");
    }

    @Test
    void sleep_records_when_it_ends() throws Exception {
        bench.runs(r -> r.sleep(Duration.ofMillis(1)));
        assertThat(bench.tenure().journal().getFirst().value())
                .startsWith("2026-01-01T03:00:00.001Z");
    }

    @Test
    void after_a_crash_only_the_rest_is_slept() throws Exception {
        bench.answered("sleep until#1", Instant.parse("2026-01-01T04:00:00Z"));
        bench.passes(Duration.ofHours(1).minusMillis(5));
        bench.runs(r -> r.sleep(Duration.ofHours(1)));
        assertThat(bench.tenure().journal()).hasSize(1);
    }

    @Test
    void a_sleep_that_would_have_ended_is_over() throws Exception {
        bench.answered("sleep until#1", Instant.parse("2026-01-01T02:00:00Z"));
        bench.runs(r -> r.sleep(Duration.ofDays(1)));
        assertThat(bench.tenure().journal()).hasSize(1);
    }

    @Test
    void a_sleeper_that_is_interrupted_has_lost_its_run() {
        Thread.currentThread().interrupt();
        bench.assertThrows(r -> r.sleep(Duration.ofDays(1))).isInstanceOf(RunTaken.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void now_is_the_time_when_it_was_first_asked() throws Exception {
        bench.runs(r -> assertThat(r.now()).isEqualTo(Bench.START));
        bench.passes(MINUTE);
        bench.runs(r -> assertThat(r.now()).isEqualTo(Bench.START));
    }
}
