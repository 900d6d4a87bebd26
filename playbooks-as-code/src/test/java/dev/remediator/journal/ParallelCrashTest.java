package dev.remediator.journal;

import static dev.remediator.journal.Drains.branches;
import static dev.remediator.playbook.Playbooks.branch;
import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.journal.Halt.Way;
import dev.remediator.playbook.Remedy;
import dev.remediator.playbook.RemedyFailed;
import dev.remediator.testkit.Killed;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// A worker that dies just before or just after any line is durable, while two branches do
/// something, in whatever order they do it; the next one does it in another order.
@Timeout(60)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ParallelCrashTest {
    /// At most ten lines are written; each can be died before and after.
    private static final int BOUNDARIES = 20;

    private static final String[] UNDONE = {
        "DONE broken off#1",
        "DONE undo drain both › b › mute#1",
        "DONE undo drain both › b › drain#1",
        "DONE undo drain both › a › mute#1",
        "DONE undo drain both › a › drain#1"
    };

    private final Bench bench = new Bench();
    private final List<String> world = new CopyOnWriteArrayList<>();

    static Stream<Arguments> crashes() {
        return Arrays.stream(InTurn.Order.values())
                .flatMap(
                        first ->
                                Arrays.stream(InTurn.Order.values())
                                        .flatMap(then -> crashes(first, then)));
    }

    private static Stream<Arguments> crashes(InTurn.Order first, InTurn.Order then) {
        return IntStream.range(0, BOUNDARIES).mapToObj(at -> Arguments.of(first, then, at));
    }

    @ParameterizedTest(name = "{0}, then {1}, at {2}")
    @MethodSource("crashes")
    void each_deed_happens_once(InTurn.Order first, InTurn.Order then, int boundary) {
        var ending = diesAndIsTakenUp(first, boundary, then, this::reboots);
        assertThat(ending.outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(world).containsExactlyInAnyOrder("noted", "a rebooted", "b rebooted");
    }

    @ParameterizedTest(name = "{0}, then {1}, at {2}")
    @MethodSource("crashes")
    void a_failed_run_is_undone_in_the_same_order(
            InTurn.Order first, InTurn.Order then, int boundary) {
        var ending = diesAndIsTakenUp(first, boundary, then, this::failsAfterwards);
        assertFailedAndUndone(ending, "no disk is free");
    }

    @ParameterizedTest(name = "{0}, then {1}, at {2}")
    @MethodSource("crashes")
    void a_failed_branch_undoes_both(InTurn.Order first, InTurn.Order then, int boundary) {
        var ending = diesAndIsTakenUp(first, boundary, then, this::failsInside);
        assertFailedAndUndone(ending, "'b' failed: no disk is free");
    }

    @ParameterizedTest(name = "{0}, then {1}, at {2}")
    @MethodSource("crashes")
    void a_run_that_is_halted_meanwhile_is_undone(
            InTurn.Order first, InTurn.Order then, int boundary) {
        dies(first, boundary, this::halted);
        bench.tenure().isHalted(Way.UNDO, "the alert has cleared");
        var ending = lives(then, this::halted);
        assertThat(ending).isEqualTo(new Ending(Outcome.CANCELLED, "the alert has cleared"));
        assertThat(world).isEmpty();
    }

    @ParameterizedTest(name = "{0}, then {1}, at {2}")
    @MethodSource("crashes")
    void a_run_that_was_broken_off_stays_so(InTurn.Order first, InTurn.Order then, int boundary) {
        dies(first, boundary, this::halted);
        bench.tenure().isNoLongerHalted();
        boolean brokenOff = bench.tenure().lines().contains("DONE broken off#1");
        var ending = lives(then, brokenOff ? this::goesOn : this::failsAfterwards);
        assertThat(ending.outcome()).isEqualTo(brokenOff ? Outcome.CANCELLED : Outcome.FAILED);
        assertThat(world).isEmpty();
    }

    private void reboots(Remedy remedy) {
        remedy.step("note", () -> is("noted"));
        remedy.parallel("both", branch("a", r -> reboot(r, "a")), branch("b", r -> reboot(r, "b")));
    }

    private void reboot(Remedy remedy, String node) {
        var done = node + " rebooted";
        var number = remedy.random(100);
        remedy.within(Duration.ofMinutes(1))
                .once("reboot " + number, _ -> world.add(done))
                .probe(() -> world.contains(done));
    }

    private void drains(Remedy remedy) {
        branches(remedy, this::a, this::b);
    }

    private void failsAfterwards(Remedy remedy) {
        drains(remedy);
        throw new RemedyFailed("no disk is free");
    }

    private void failsInside(Remedy remedy) {
        branches(remedy, this::a, this::drainsAndFails);
    }

    private void drainsAndFails(Remedy remedy) {
        b(remedy);
        throw new RemedyFailed("no disk is free");
    }

    /// Halted while the second branch drains; what it was about to do is broken off.
    private void halted(Remedy remedy) {
        branches(remedy, this::a, this::drainsAndIsHalted);
    }

    private void drainsAndIsHalted(Remedy remedy) {
        b(remedy);
        bench.tenure().isHalted(Way.UNDO, "the alert has cleared");
        remedy.step("look", () -> {});
    }

    /// The same without being halted.
    private void goesOn(Remedy remedy) {
        branches(remedy, this::a, this::drainsAndLooks);
    }

    private void drainsAndLooks(Remedy remedy) {
        b(remedy);
        remedy.step("look", () -> world.add("looked"));
    }

    private void a(Remedy remedy) {
        drain(remedy, "a");
    }

    private void b(Remedy remedy) {
        drain(remedy, "b");
    }

    private void drain(Remedy remedy, String node) {
        doing(remedy, "drain", node + " drained");
        doing(remedy, "mute", node + " muted");
    }

    private void doing(Remedy remedy, String step, String state) {
        remedy.step(step, () -> is(state), () -> world.remove(state));
    }

    /// May be repeated, like every step.
    private void is(String state) {
        if (!world.contains(state)) {
            world.add(state);
        }
    }

    private void assertFailedAndUndone(Ending ending, String evidence) {
        assertThat(ending).isEqualTo(new Ending(Outcome.FAILED, evidence));
        assertThat(world).isEmpty();
        assertThat(bench.tenure().lines()).endsWith(UNDONE);
    }

    private Ending diesAndIsTakenUp(
            InTurn.Order first, int boundary, InTurn.Order then, Bench.Body body) {
        dies(first, boundary, body);
        return lives(then, body);
    }

    private void dies(InTurn.Order order, int boundary, Bench.Body body) {
        bench.tenure().diesAt(boundary);
        try {
            var _ = lives(order, body);
        } catch (Killed _) {
            // As planned.
        } finally {
            bench.tenure().livesOn();
        }
    }

    private Ending lives(InTurn.Order order, Bench.Body body) {
        bench.throwsDice(bench.tenure().journal().size());
        return bench.inTurn(order).performs(body);
    }
}
