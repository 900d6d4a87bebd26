package dev.remediator.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.journal.StepEntry.Kind;
import dev.remediator.port.ActuatorException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TakenAwayTest {
    private final Bench bench = new Bench();
    private final List<String> deeds = new ArrayList<>();

    @Test
    void no_step_begins_on_a_run_that_was_taken_away() {
        bench.tenure().isTaken("another worker has the run");
        bench.assertThrows(r -> r.step("drain", () -> deeds.add("drained")))
                .isInstanceOf(RunTaken.class)
                .hasMessage("another worker has the run");
        assertThat(deeds).isEmpty();
    }

    @Test
    void no_deed_is_even_intended_on_a_run_that_was_taken_away() {
        bench.tenure().isTaken("another worker has the run");
        assertTaken(r -> r.once("reboot", _ -> {}).withoutProbe());
        assertThat(bench.tenure().journal()).isEmpty();
    }

    @Test
    void recorded_steps_are_not_given_back_either() {
        bench.wrote(Kind.DONE, "look#1", "null").tenure().isTaken("another worker has the run");
        assertTaken(r -> r.step("look", () -> {}));
    }

    @Test
    void a_step_that_was_under_way_is_recorded_as_evidence() {
        assertTaken(
                r -> {
                    r.step("drain", () -> bench.tenure().isTaken("late"));
                    r.step("undrain", () -> deeds.add("undrained"));
                });
        assertThat(bench.tenure().lines()).containsExactly("DONE drain#1");
        assertThat(deeds).isEmpty();
    }

    @Test
    void a_body_that_catches_every_exception_does_not_go_on() {
        assertTaken(
                r -> {
                    bench.tenure().isTaken("late");
                    try {
                        r.step("drain", () -> {});
                    } catch (Exception e) {
                        deeds.add("swallowed");
                    }
                    deeds.add("went on");
                });
        assertThat(deeds).isEmpty();
    }

    @Test
    void a_body_that_catches_everything_takes_no_further_step() {
        assertTaken(
                r -> {
                    swallowing(() -> r.sleep(Duration.ofDays(1)));
                    r.step("terminate", () -> deeds.add("terminated"));
                });
        assertThat(deeds).isEmpty();
    }

    @Test
    void a_body_that_catches_everything_does_not_succeed() {
        assertTaken(r -> swallowing(() -> r.sleep(Duration.ofDays(1))));
    }

    @Test
    void a_body_that_catches_everything_does_not_go_on_after_an_unknown_outcome() {
        bench.wrote(Kind.INTENDED, "terminate#1", "");
        bench.assertThrows(
                        r -> {
                            swallowing(() -> r.once("terminate", _ -> {}).withoutProbe());
                            r.step("provision", () -> deeds.add("provisioned"));
                        })
                .isInstanceOf(Stopped.class);
        assertThat(deeds).isEmpty();
    }

    @Test
    void an_interrupted_step_has_not_failed() {
        bench.assertThrows(r -> r.step("drain", () -> Bench.fails(new InterruptedException())))
                .isInstanceOf(RunTaken.class)
                .hasMessage("the run was cancelled");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(bench.tenure().journal()).isEmpty();
    }

    @Test
    void an_actuator_that_failed_because_the_run_was_taken_away_has_not_failed() {
        assertTaken(r -> r.once("reboot", _ -> cutOff()).probe(() -> false));
        assertThat(bench.tenure().lines()).containsExactly("INTENDED reboot#1");
    }

    @Test
    void an_actuator_that_is_interrupted_and_says_so_in_its_own_words_has_not_failed() {
        assertTaken(r -> r.step("drain", TakenAwayTest::complains));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(bench.tenure().journal()).isEmpty();
    }

    private void assertTaken(Bench.Body body) {
        bench.assertThrows(body).isInstanceOf(RunTaken.class);
    }

    private static void complains() {
        Thread.currentThread().interrupt();
        throw new ActuatorException("interrupted");
    }

    private void cutOff() {
        bench.tenure().isTaken("its worker is being stopped");
        throw new ActuatorException("the connection was closed");
    }

    /// What no author should write, and some will.
    @SuppressWarnings("CatchingUnchecked")
    private static void swallowing(Runnable steps) {
        Thread.currentThread().interrupt();
        try {
            steps.run();
        } catch (Throwable _) {
            // Swallowed.
        } finally {
            var _ = Thread.interrupted();
        }
    }
}
