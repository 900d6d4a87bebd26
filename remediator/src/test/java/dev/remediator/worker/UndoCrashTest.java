package dev.remediator.worker;

import static dev.remediator.playbook.Playbooks.branch;
import static dev.remediator.playbook.Playbooks.minutes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.journal.Halt.Way;
import dev.remediator.journal.Outcome;
import dev.remediator.playbook.Remedy;
import dev.remediator.playbook.RemedyFailed;
import dev.remediator.port.Node;
import dev.remediator.testkit.FakeTenure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// A worker that dies just before or just after any line of an undone run is durable, and the next
/// one that dies as well: in the end the world is as it was, and the engine is told the same.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class UndoCrashTest {
    /// Six lines are written: drain, mute, that the run is broken off, two undos, the end; each can
    /// be died before and after.
    private static final int BOUNDARIES = 12;

    /// From here on a second worker goes on with undoing without being told again.
    private static final int BROKEN_OFF = 5;

    private final List<String> world = new ArrayList<>();
    private boolean fails = true;
    private Stage stage = new Stage(Scripted.book(this::body));

    static Stream<Integer> boundaries() {
        return IntStream.range(0, BOUNDARIES).boxed();
    }

    static Stream<Integer> boundariesOfUndoing() {
        return IntStream.range(BROKEN_OFF, BOUNDARIES - 1).boxed();
    }

    static Stream<Arguments> pairs() {
        return boundaries().flatMap(a -> boundaries().map(b -> Arguments.of(a, b)));
    }

    @ParameterizedTest(name = "boundary {0} and then {1}")
    @MethodSource("pairs")
    void a_failed_run_is_undone_when_two_workers_die_at(int first, int second) {
        stage.dies(first);
        stage.dies(second);
        var _ = stage.runs();
        assertThat(world).isEmpty();
        assertThat(stage.lines())
                .containsExactly(
                        "DONE drain#1",
                        "DONE mute#1",
                        "DONE broken off#1",
                        "DONE undo mute#1",
                        "DONE undo drain#1");
        assertThat(stage.ends())
                .containsOnly(new FakeTenure.End(Outcome.FAILED, "no disk is free"));
    }

    @ParameterizedTest(name = "boundary {0}")
    @MethodSource("boundaries")
    void a_halted_run_is_undone_when_a_worker_dies_at(int boundary) {
        fails = false;
        stage.tenure().isHaltedWhileResting(Way.UNDO, "the alert has cleared");
        stage.dies(boundary);
        stage.tenure().isHalted(Way.UNDO, "the alert has cleared");
        var _ = stage.runs();
        assertThat(world).isEmpty();
        assertThat(stage.ends())
                .containsOnly(new FakeTenure.End(Outcome.CANCELLED, "the alert has cleared"));
    }

    @ParameterizedTest(name = "boundary {0}")
    @MethodSource("boundariesOfUndoing")
    void undoing_goes_on_without_being_told_again_when_a_worker_dies_at(int boundary) {
        fails = false;
        stage.tenure().isHaltedWhileResting(Way.UNDO, "the alert has cleared");
        stage.dies(boundary);
        stage.tenure().isNoLongerHalted();
        var _ = stage.runs();
        assertThat(world).isEmpty();
        assertThat(stage.ends())
                .containsOnly(new FakeTenure.End(Outcome.CANCELLED, "the alert has cleared"));
    }

    @ParameterizedTest(name = "boundary {0} and then {1}")
    @MethodSource("pairs")
    void a_deed_before_the_failure_happens_exactly_once_when_two_workers_die_at(
            int first, int second) {
        stage = new Stage(Scripted.book(this::terminateInVain));
        stage.dies(first);
        stage.dies(second);
        var _ = stage.runs();
        assertThat(world).containsExactly("terminated");
        assertThat(stage.ends())
                .containsOnly(new FakeTenure.End(Outcome.FAILED, "no disk is free"));
    }

    @ParameterizedTest(name = "boundary {0} and then {1}")
    @MethodSource("pairs")
    void chance_limits_and_branches_are_undone_alike_when_two_workers_die_at(
            int first, int second) {
        stage = new Stage(Scripted.book(this::branchOut));
        stage.dies(first);
        stage.dies(second);
        var _ = stage.runs();
        assertThat(world).isEmpty();
        assertThat(stage.lines())
                .hasSize(5)
                .endsWith("DONE broken off#1", "DONE undo both › a › drain#1");
        assertThat(stage.ends())
                .containsOnly(new FakeTenure.End(Outcome.FAILED, "no disk is free"));
    }

    private void branchOut(Remedy remedy, Node node) {
        remedy.parallel("both", branch("a", this::drainByChance));
        throw new RemedyFailed("no disk is free");
    }

    private void drainByChance(Remedy remedy) {
        var state = "drained " + remedy.random(1_000_000);
        remedy.within(minutes(1)).step("drain", () -> is(state), () -> world.remove(state));
    }

    private void terminateInVain(Remedy remedy, Node node) {
        remedy.step("drain", () -> is("drained"), () -> world.remove("drained"));
        remedy.once("terminate", _ -> world.add("terminated"))
                .probe(() -> world.contains("terminated"));
        throw new RemedyFailed("no disk is free");
    }

    private void body(Remedy remedy, Node node) {
        remedy.step("drain", () -> is("drained"), () -> world.remove("drained"));
        remedy.step("mute", () -> is("muted"), () -> world.remove("muted"));
        if (fails) {
            throw new RemedyFailed("no disk is free");
        }
        remedy.await("never", () -> false, Duration.ofDays(1));
    }

    /// May be repeated, like every step.
    private void is(String state) {
        if (!world.contains(state)) {
            world.add(state);
        }
    }
}
