package dev.remediator.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.playbook.RemedyFailed;
import dev.remediator.port.ActuatorException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TimeLimitTest {
    private static final Duration SHORT = Duration.ofMillis(5);
    private static final Duration LONG = Duration.ofMinutes(10);
    private final Bench bench = new Bench();
    private final List<String> deeds = new ArrayList<>();

    @Test
    void a_step_that_takes_too_long_is_interrupted_and_has_failed() {
        bench.assertThrows(r -> r.within(SHORT).step("drain", this::hangs))
                .isInstanceOf(RemedyFailed.class)
                .hasMessage("'drain' took longer than 5 ms");
        assertThat(bench.tenure().lines()).containsExactly("FAILED drain#1");
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void a_limit_is_said_in_the_largest_unit_that_fits() {
        bench.holding(Ringing::new);
        bench.assertThrows(r -> r.within(LONG).step("drain", () -> {}))
                .hasMessage("'drain' took longer than 10 min");
        bench.assertThrows(
                        r -> {
                            swallow(() -> r.step("drain", () -> {}));
                            r.within(Duration.ofSeconds(90)).step("look", () -> {});
                        })
                .hasMessage("'look' took longer than 90 s");
    }

    @Test
    void an_answer_that_comes_too_late_is_not_taken() {
        bench.holding(Ringing::new);
        bench.assertThrows(r -> r.within(LONG).step("look", () -> "late"))
                .isInstanceOf(RemedyFailed.class);
        assertThat(bench.tenure().lines()).containsExactly("FAILED look#1");
    }

    @Test
    void a_step_that_ignores_its_interruption_leaves_none_for_the_next() throws Exception {
        bench.holding(Ringing::new);
        bench.runs(
                r -> {
                    swallow(() -> r.within(LONG).step("drain", () -> deeds.add("drained")));
                    r.step("look", () -> deeds.add("interrupted " + isInterrupted()));
                });
        assertThat(deeds).containsExactly("drained", "interrupted false");
    }

    @Test
    void a_step_that_says_in_its_own_words_that_it_was_interrupted_took_too_long() {
        bench.holding(Ringing::new);
        bench.assertThrows(r -> r.within(LONG).step("drain", TimeLimitTest::complains))
                .isInstanceOf(RemedyFailed.class)
                .hasMessage("'drain' took longer than 10 min");
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void a_step_that_is_fast_enough_is_not_limited() throws Exception {
        bench.runs(r -> assertThat(r.within(LONG).step("look", () -> 3)).isEqualTo(3));
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void a_run_that_is_taken_away_before_the_time_is_over_has_not_failed() {
        bench.assertThrows(
                        r ->
                                r.within(LONG)
                                        .step(
                                                "drain",
                                                () -> Bench.fails(new InterruptedException())))
                .isInstanceOf(RunTaken.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(bench.tenure().journal()).isEmpty();
    }

    @Test
    void a_run_that_is_taken_away_when_the_time_is_over_has_not_failed_either() {
        bench.holding(Ringing::new);
        bench.assertThrows(r -> r.within(LONG).step("drain", this::takenAway))
                .isInstanceOf(RunTaken.class);
        assertThat(bench.tenure().journal()).isEmpty();
    }

    @Test
    void a_deed_that_takes_too_long_is_asked_about() throws Exception {
        bench.runs(
                r ->
                        r.within(SHORT)
                                .once("reboot", _ -> hangs())
                                .probe(() -> deeds.add("interrupted " + isInterrupted())));
        assertThat(deeds).containsExactly("interrupted false");
        assertThat(bench.tenure().lines()).endsWith("DONE reboot#1");
    }

    @Test
    void a_deed_that_took_too_long_and_did_not_happen_has_failed() {
        bench.assertThrows(r -> r.within(SHORT).once("reboot", _ -> hangs()).probe(() -> false))
                .isInstanceOf(RemedyFailed.class)
                .hasMessage("'reboot' took longer than 5 ms");
    }

    @Test
    void a_deed_that_takes_too_long_without_a_probe_stops_the_run() {
        var ending =
                bench.performs(r -> r.within(SHORT).once("reboot", _ -> hangs()).withoutProbe());
        assertThat(ending)
                .isEqualTo(
                        new Ending(
                                Outcome.UNKNOWN,
                                "'reboot' threw and has no probe, so nobody knows whether it"
                                        + " happened: 'reboot' took longer than 5 ms"));
    }

    @Test
    void a_probe_has_the_same_limit() {
        bench.wrote(StepEntry.Kind.INTENDED, "reboot#1", "");
        var ending =
                bench.performs(r -> r.within(SHORT).once("reboot", _ -> {}).probe(this::hanging));
        assertThat(ending.evidence())
                .isEqualTo(
                        "a worker died in 'reboot', and its probe failed:"
                                + " 'probe of reboot' took longer than 5 ms");
    }

    @Test
    void waiting_is_limited_even_when_its_question_hangs() {
        bench.assertThrows(r -> r.within(SHORT).await("healthy", this::hanging, LONG))
                .hasMessage("'await: healthy' took longer than 5 ms");
    }

    @Test
    void an_undo_has_the_limit_of_its_step() {
        var ending =
                bench.performs(
                        r -> {
                            r.within(Duration.ofMillis(50)).step("drain", () -> {}, this::hangs);
                            throw new RemedyFailed("no disk is free");
                        });
        assertThat(ending.evidence())
                .isEqualTo(
                        "no disk is free; but 'undo drain' failed:"
                                + " 'undo drain' took longer than 50 ms");
    }

    @Test
    void a_limit_of_nothing_is_refused() {
        bench.assertThrows(r -> r.within(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void branches_have_limits_of_their_own() {
        bench.assertThrows(r -> r.within(LONG).parallel("both", List.of()))
                .hasMessage("a time limit is for one step; set it inside the branches of 'both'");
    }

    private void takenAway() throws InterruptedException {
        bench.tenure().isTaken("somebody else has it");
        throw new InterruptedException();
    }

    private static void complains() {
        throw new ActuatorException("interrupted while draining");
    }

    private void hangs() throws InterruptedException {
        bench.tenure().time().rest(Duration.ofDays(1));
    }

    private boolean hanging() throws InterruptedException {
        hangs();
        return true;
    }

    private static boolean isInterrupted() {
        return Thread.currentThread().isInterrupted();
    }

    private static void swallow(Runnable words) {
        try {
            words.run();
        } catch (RemedyFailed _) {
            // The body goes on.
        }
    }
}
