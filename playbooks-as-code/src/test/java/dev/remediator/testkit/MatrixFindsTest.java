package dev.remediator.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remediator.playbook.RemedyFailed;
import dev.remediator.port.Node;
import dev.remediator.port.Order;
import dev.remediator.standard.HealNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// What is wrong with a playbook is found and said.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MatrixFindsTest {
    private int orders;

    @Test
    void nothing_wrong_with_the_standard_restart() {
        assertThat(Tried.matrix(2, HealNode::restart)).isEqualTo(new Matrix(18, 1 + 18 + 164));
    }

    @Test
    void a_probe_that_always_says_no() {
        assertThatThrownBy(
                        () ->
                                Tried.matrix(
                                        1,
                                        (r, n) -> r.once("restart", n::restart).probe(() -> false)))
                .isInstanceOf(AssertionError.class)
                .hasMessage(
                        "'restart' was done twice: when a worker dies after 'restart' was done and"
                                + " before that is recorded, its probe does not see that it was done");
    }

    @Test
    void a_probe_that_always_says_yes() {
        assertThatThrownBy(
                        () ->
                                Tried.matrix(
                                        1,
                                        (r, n) -> r.once("restart", n::restart).probe(() -> true)))
                .hasMessageStartingWith(
                        "when a worker dies after 'restart' was intended and before it is done, the"
                                + " world ends as State[name=web-1");
    }

    @Test
    void a_machine_that_was_left_behind() {
        assertThatThrownBy(
                        () ->
                                Tried.matrix(
                                        1,
                                        (r, n) -> {
                                            var fleet = n.fleet();
                                            r.once(
                                                            "end",
                                                            o ->
                                                                    fleet.terminate(
                                                                            n.name(),
                                                                            "web-1/machine-1",
                                                                            o))
                                                    .probe(() -> true);
                                            r.once("make", o -> fleet.launch(n.name(), o))
                                                    .probe(n::healthy);
                                        }))
                .hasMessageContaining("dies after 'end' was intended and before it is done")
                .hasMessageContaining("leftBehind=[web-1/machine-1]");
    }

    @Test
    void a_probe_that_looks_too_early() {
        var slow = Tried.of((r, n) -> r.once("restart", n::restart).probe(n::healthy));
        assertThatThrownBy(() -> Matrix.of(1, rehearsal -> onASlowNode(rehearsal, slow)))
                .hasMessageStartingWith("'restart' was done twice");
    }

    private static void onASlowNode(Rehearsal rehearsal, Tried playbook) {
        var node = rehearsal.node("web-1").servesAfter(Duration.ofSeconds(30));
        node.breaks();
        var _ = rehearsal.of(playbook).on(node).remedy("heal");
    }

    @Test
    void a_step_that_may_not_be_repeated() {
        assertThatThrownBy(() -> Tried.matrix(1, (r, n) -> r.step("restart", () -> restart(n))))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("dies after 'restart' was done and before that is recorded")
                .hasMessageContaining("start-3")
                .hasMessageContaining("start-2");
    }

    /// An order of its own each time: nobody recognises the repeat.
    private void restart(Node node) {
        node.restart(new Order("order " + ++orders, 1));
    }

    @Test
    void a_body_whose_way_depends_on_more_than_its_steps() {
        var called = new AtomicInteger();
        assertThatThrownBy(
                        () ->
                                Tried.matrix(
                                        1,
                                        (r, _) -> {
                                            boolean odd = called.incrementAndGet() % 2 == 1;
                                            r.step(odd ? "odd" : "even", () -> {});
                                        }))
                .hasMessageContaining(
                        "DIVERGED: the journal has 'even#1' where the code now takes");
    }

    @Test
    void another_ending() {
        var worlds = new ArrayList<String>();
        assertThatThrownBy(
                        () ->
                                Tried.matrix(
                                        1,
                                        (r, _) ->
                                                r.step(
                                                        "mount",
                                                        () -> {
                                                            worlds.add("mounted");
                                                            if (worlds.size() > 2) {
                                                                throw new RemedyFailed("busy");
                                                            }
                                                        })))
                .hasMessageContaining("it ends ['heal' FAILED: busy]; without a crash");
    }

    @Test
    void nothing_wrong_with_a_deed_about_which_people_decide() {
        assertThat(Tried.matrix(2, (r, n) -> r.once("restart", n::restart).withoutProbe()).runs())
                .isGreaterThan(6);
    }

    @Test
    void an_undo_that_is_not_done_again() {
        var undone = new AtomicInteger();
        assertThatThrownBy(
                        () ->
                                Matrix.of(
                                        1,
                                        rehearsal -> {
                                            undone.set(0);
                                            rehearsal.endsWith(undone::get);
                                            Tried.play(
                                                    rehearsal,
                                                    (r, _) -> {
                                                        r.step(
                                                                "drain",
                                                                () -> {},
                                                                undone::incrementAndGet);
                                                        throw new RemedyFailed("no disk is free");
                                                    });
                                        }))
                .hasMessage(
                        "when a worker dies after 'undo drain' was done and before that is recorded,"
                                + " the world ends as 2; without a crash the world ends as 1");
    }

    @Test
    void that_nothing_was_played() {
        assertThatThrownBy(() -> Matrix.of(1, _ -> {}))
                .hasMessageStartingWith("nothing was rehearsed");
    }
}
