package dev.remediator.standard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.journal.Ending;
import dev.remediator.journal.Outcome;
import dev.remediator.port.Order;
import dev.remediator.testkit.CrashMatrix;
import dev.remediator.testkit.FakeNode;
import dev.remediator.testkit.Rehearsal;
import dev.remediator.testkit.RehearsalExtension;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A node gets another machine before the old one is ended.
@ExtendWith(RehearsalExtension.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RehearseReplaceBesideTest {

    @CrashMatrix(crashes = 2)
    void the_new_one_serves_before_the_old_one_is_ended(Rehearsal rehearsal) {
        var node = roomy(rehearsal).forgetsOrders().needsReplacement();
        node.servesAfter(Duration.ofMinutes(1));
        var played = rehearsal.of(new HealNode()).on(node).remedy("terminate and reprovision");
        assertThat(played.ending()).isEqualTo(new Ending(Outcome.SUCCEEDED, ""));
        assertThat(played.lines())
                .containsSubsequence(
                        "DONE launch#1",
                        "DONE await: the new machine serves#1",
                        "DONE drain#1",
                        "DONE look again before it is ended#1",
                        "INTENDED terminate#1",
                        "DONE back into rotation#1");
        assertThat(node.fleet().machines("web-1")).containsExactly("web-1/machine-2");
        assertThat(node.healthy()).isTrue();
    }

    @CrashMatrix
    void a_new_one_that_never_serves_is_ended_and_the_old_one_stays(Rehearsal rehearsal) {
        var node = roomy(rehearsal).forgetsOrders().staysSick();
        failed(
                rehearsal,
                node,
                "a new machine of web-1, web-1/machine-2, did not serve within 10 min either, so it"
                        + " is not the server");
        assertThat(node.fleet().machines("web-1")).containsExactly("web-1/machine-1");
        assertThat(node.traffic().onDrain().done()).isZero();
    }

    @CrashMatrix
    void a_new_one_that_never_serves_and_cannot_be_ended_is_named(Rehearsal rehearsal) {
        var node = roomy(rehearsal).staysSick();
        node.fleet().onTerminate().refuses("no permission");
        failed(
                rehearsal,
                node,
                "a new machine of web-1, web-1/machine-2, did not serve within 10 min either, so it"
                        + " is not the server; but 'undo a new machine beside it' failed: no permission");
    }

    @CrashMatrix
    void an_old_one_that_recovers_meanwhile_stays(Rehearsal rehearsal) {
        var node = roomy(rehearsal).forgetsOrders();
        node.comesBackAfter(Duration.ofSeconds(10));
        node.fleet().onLaunch().takes(Duration.ofSeconds(60));
        assertThat(replace(rehearsal, node)).isEqualTo(new Ending(Outcome.SUCCEEDED, ""));
        assertThat(node.fleet().machines("web-1")).containsExactly("web-1/machine-1");
        assertThat(node.traffic().inRotation()).isTrue();
    }

    @CrashMatrix
    void an_old_one_on_standby_that_recovers_is_ended_all_the_same(Rehearsal rehearsal) {
        var node = roomy(rehearsal).forgetsOrders();
        node.fleet().putsTheOldOneOnStandby().onLaunch().takes(Duration.ofSeconds(60));
        node.comesBackAfter(Duration.ofSeconds(10));
        assertThat(replace(rehearsal, node)).isEqualTo(new Ending(Outcome.SUCCEEDED, ""));
        assertThat(node.fleet().machines("web-1")).containsExactly("web-1/machine-2");
        assertThat(node.traffic().onDrain().done()).isPositive();
    }

    @Test
    void a_new_one_may_take_its_time_to_go_again(Rehearsal rehearsal) {
        var node = roomy(rehearsal).forgetsOrders();
        node.comesBackAfter(Duration.ofSeconds(10));
        node.fleet().endsMachinesWithin(Duration.ofMinutes(3));
        node.fleet().onLaunch().takes(Duration.ofSeconds(60));
        assertThat(replace(rehearsal, node)).isEqualTo(new Ending(Outcome.SUCCEEDED, ""));
        assertThat(node.fleet().machines("web-1")).containsExactly("web-1/machine-1");
    }

    @Test
    void an_old_one_may_take_its_time_to_go(Rehearsal rehearsal) {
        var node = roomy(rehearsal).forgetsOrders().needsReplacement();
        node.fleet().endsMachinesWithin(Duration.ofMinutes(3));
        assertThat(replace(rehearsal, node)).isEqualTo(new Ending(Outcome.SUCCEEDED, ""));
        assertThat(node.fleet().machines("web-1")).containsExactly("web-1/machine-2");
    }

    @Test
    void an_old_one_that_does_not_go_is_named(Rehearsal rehearsal) {
        var node = roomy(rehearsal).needsReplacement();
        node.fleet().endsMachinesWithin(Duration.ofHours(1));
        failed(rehearsal, node, "web-1/machine-1 is still there, 10 min after it was terminated");
        assertThat(node.fleet().machines("web-1")).hasSize(2);
    }

    @Test
    void a_time_that_is_over_leaves_no_second_machine(Rehearsal rehearsal) {
        var node = roomy(rehearsal).forgetsOrders().needsReplacement();
        node.servesAfter(Duration.ofMinutes(40));
        node.fleet().onLaunch().takes(Duration.ofMinutes(25));
        assertThat(replace(rehearsal, node).outcome()).isEqualTo(Outcome.FAILED);
        assertThat(node.fleet().machines("web-1")).containsExactly("web-1/machine-1");
    }

    @Test
    void a_time_that_is_over_while_the_old_one_is_ended_does_not_end_both(Rehearsal rehearsal) {
        var node = roomy(rehearsal).forgetsOrders().needsReplacement();
        node.fleet().onTerminate().takes(Duration.ofMinutes(40));
        assertThat(replace(rehearsal, node).outcome()).isEqualTo(Outcome.FAILED);
        assertThat(node.fleet().machines("web-1")).containsExactly("web-1/machine-2");
    }

    @CrashMatrix
    void a_new_one_that_no_balancer_finds_is_no_success(Rehearsal rehearsal) {
        var node = roomy(rehearsal).needsReplacement();
        node.fleet().namesItsMachines();
        node.traffic().losesIt();
        failed(rehearsal, node, "'takes work again' did not come true within 120 s");
        assertThat(node.fleet().machines("web-1")).containsExactly("web-1/machine-2");
    }

    @CrashMatrix
    void a_drain_that_fails_leaves_no_second_machine(Rehearsal rehearsal) {
        var node = roomy(rehearsal).needsReplacement();
        node.traffic().isHeldByABudget();
        failed(rehearsal, node, "the disruption budget 'web' lets no pod go");
        assertThat(node.fleet().machines("web-1")).containsExactly("web-1/machine-1");
        assertThat(node.traffic().inRotation()).isTrue();
    }

    @CrashMatrix
    void an_old_one_that_cannot_be_ended_costs_the_new_one_nothing(Rehearsal rehearsal) {
        var node = roomy(rehearsal).needsReplacement();
        node.fleet().onTerminate().refuses("termination protection is on");
        failed(rehearsal, node, "termination protection is on");
        assertThat(node.fleet().machines("web-1")).hasSize(2);
    }

    @CrashMatrix
    void no_third_machine_is_made(Rehearsal rehearsal) {
        var node = roomy(rehearsal).needsReplacement();
        var _ = node.fleet().launch("web-1", new Order("by hand", 1));
        failed(
                rehearsal,
                node,
                "2 machines stand behind web-1 already, so somebody is replacing it or has failed to:"
                        + " web-1/machine-1, web-1/machine-2");
    }

    private static FakeNode roomy(Rehearsal rehearsal) {
        return rehearsal.fleet("web", "web-1", "web-2").hasRoomForOneMore().node("web-1");
    }

    private static void failed(Rehearsal rehearsal, FakeNode node, String why) {
        assertThat(replace(rehearsal, node)).isEqualTo(new Ending(Outcome.FAILED, why));
    }

    private static Ending replace(Rehearsal rehearsal, FakeNode node) {
        return rehearsal.of(new HealNode()).on(node).remedy("terminate and reprovision").ending();
    }
}
