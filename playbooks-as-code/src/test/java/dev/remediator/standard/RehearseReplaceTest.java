package dev.remediator.standard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.journal.Ending;
import dev.remediator.journal.Outcome;
import dev.remediator.playbook.Playbook;
import dev.remediator.testkit.CrashMatrix;
import dev.remediator.testkit.FakeFleet;
import dev.remediator.testkit.FakeNode;
import dev.remediator.testkit.Rehearsal;
import dev.remediator.testkit.RehearsalExtension;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A node gets another machine, where there is no room for both.
@ExtendWith(RehearsalExtension.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RehearseReplaceTest {

    @CrashMatrix
    void nobody_is_taken_away_when_too_few_others_serve(Rehearsal rehearsal) {
        var fleet = rehearsal.fleet("web", "web-1", "web-2", "web-3");
        fleet.breaks();
        untouched(
                fleet,
                heal(rehearsal, fleet.node("web-1")),
                "only 0 others of the fleet serve, and 1 must before web-1 may be taken away");
    }

    @CrashMatrix
    void nobody_is_taken_away_when_others_fail_during_the_drain(Rehearsal rehearsal) {
        var fleet = rehearsal.fleet("web", "web-1", "web-2");
        fleet.node("web-1").breaks();
        fleet.node("web-1").traffic().keeps(3);
        fleet.node("web-2").breaksAfter(Duration.ofSeconds(20));
        untouched(
                fleet,
                heal(rehearsal, fleet.node("web-1")),
                "only 0 others of the fleet serve, and 1 must before web-1 may be taken away");
    }

    @CrashMatrix
    void one_that_recovers_during_the_drain_is_kept(Rehearsal rehearsal) {
        var fleet = rehearsal.fleet("web", "web-1", "web-2");
        fleet.node("web-1").comesBackAfter(Duration.ofSeconds(20)).traffic().keeps(3);
        untouched(
                fleet,
                heal(rehearsal, fleet.node("web-1")),
                "web-1 says that it is well, so its machine is not ended on the alert alone");
    }

    @Test
    void where_one_call_replaces_it_the_old_one_goes_with_the_launch(Rehearsal rehearsal) {
        var node = rehearsal.node("web-1").forgetsOrders().needsReplacement();
        node.fleet().replacesInOneDeed();
        var played = rehearsal.of(new HealNode()).on(node).remedy("terminate and reprovision");
        assertThat(played.ending()).isEqualTo(new Ending(Outcome.SUCCEEDED, ""));
        assertThat(played.lines())
                .containsSubsequence(
                        "DONE drain#1",
                        "DONE look again before it is ended#1",
                        "DONE terminate#1",
                        "DONE launch#1",
                        "DONE await: the old machine is gone#1");
        assertThat(node.state().machine()).contains("web-1/machine-2");
        assertThat(node.state().leftBehind()).isEmpty();
    }

    @Test
    void one_may_take_its_time_to_go(Rehearsal rehearsal) {
        var node = rehearsal.node("web-1").forgetsOrders().needsReplacement();
        node.fleet().endsMachinesWithin(Duration.ofMinutes(3));
        assertThat(heal(rehearsal, node)).isEqualTo(new Ending(Outcome.SUCCEEDED, ""));
        assertThat(node.fleet().machines("web-1")).containsExactly("web-1/machine-2");
        assertThat(node.state().leftBehind()).isEmpty();
    }

    @CrashMatrix
    void nothing_is_done_that_would_not_be_let_through(Rehearsal rehearsal) {
        var fleet = rehearsal.fleet("web", "web-1", "web-2");
        fleet.forbids("web-1 is protected from termination").node("web-1").breaks();
        untouched(
                fleet, heal(rehearsal, fleet.node("web-1")), "web-1 is protected from termination");
    }

    @CrashMatrix
    void a_new_machine_that_never_serves_says_that_it_is_not_the_server(Rehearsal rehearsal) {
        var node = rehearsal.node("web-1").staysSick();
        assertThat(heal(rehearsal, node))
                .isEqualTo(
                        new Ending(
                                Outcome.FAILED,
                                "a new machine of web-1, web-1/machine-2, did not serve within 10 min"
                                        + " either, so it is not the server"));
        assertThat(node.fleet().machines("web-1")).containsExactly("web-1/machine-2");
        assertThat(node.traffic().inRotation()).isTrue();
    }

    @CrashMatrix
    void one_without_a_machine_gets_one(Rehearsal rehearsal) {
        var node = rehearsal.node("web-1");
        node.losesItsMachine();
        assertThat(heal(rehearsal, node).outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(node.fleet().onTerminate().done()).isZero();
        assertThat(node.healthy()).isTrue();
    }

    @CrashMatrix
    void a_budget_that_lets_nothing_go_keeps_it(Rehearsal rehearsal) {
        var fleet = rehearsal.fleet("web", "web-1", "web-2");
        fleet.node("web-1").needsReplacement().traffic().isHeldByABudget();
        untouched(
                fleet,
                heal(rehearsal, fleet.node("web-1")),
                "the disruption budget 'web' lets no pod go");
    }

    @CrashMatrix
    void one_that_is_silent_need_not_say_what_is_left_on_it(Rehearsal rehearsal) {
        var node = rehearsal.node("web-1").forgetsOrders().fallsSilent();
        assertThat(heal(rehearsal, node)).isEqualTo(new Ending(Outcome.SUCCEEDED, ""));
        assertThat(node.fleet().machines("web-1")).containsExactly("web-1/machine-2");
        assertThat(node.traffic().inRotation()).isTrue();
    }

    @CrashMatrix
    void a_fleet_that_restocks_itself_is_left_to_do_so(Rehearsal rehearsal) {
        var fleet = rehearsal.fleet("web", "web-1", "web-2", "web-3").keepsItselfStocked();
        fleet.node("web-1").forgetsOrders().needsReplacement();
        assertThat(heal(rehearsal, fleet.node("web-1")))
                .isEqualTo(new Ending(Outcome.SUCCEEDED, ""));
        assertThat(fleet.machines("web-1")).isEmpty();
        assertThat(fleet.onLaunch().done()).isZero();
        assertThat(fleet.onTerminate().done()).isPositive();
    }

    @CrashMatrix
    void a_fleet_that_restocks_itself_and_does_not_come_back_is_for_people(Rehearsal rehearsal) {
        var fleet = rehearsal.fleet("web", "web-1", "web-2", "web-3").needs(0);
        fleet.node("web-1").needsReplacement();
        fleet.node("web-2").breaksAfter(Duration.ofSeconds(30));
        fleet.node("web-3").breaksAfter(Duration.ofSeconds(30));
        fleet.onTerminate().takes(Duration.ofMinutes(1));
        fleet.keepsItselfStocked();
        assertThat(heal(rehearsal, fleet.node("web-1")))
                .isEqualTo(
                        new Ending(
                                Outcome.FAILED,
                                "'as many others serve as before' did not come true within 600 s"));
    }

    @CrashMatrix
    void a_machine_that_does_not_go_is_seen(Rehearsal rehearsal) {
        var node = rehearsal.node("web-1").needsReplacement();
        node.fleet().onTerminate().refuses("termination protection is on");
        assertThat(heal(rehearsal, node).evidence()).isEqualTo("termination protection is on");
        assertThat(node.fleet().onLaunch().done()).isZero();
    }

    @CrashMatrix(crashes = 2)
    void one_that_serves_is_replaced_when_its_alert_knows_more(Rehearsal rehearsal) {
        var node = rehearsal.node("web-1").forgetsOrders();
        assertThat(ending(rehearsal, new ReplaceNode(), node, "drain and replace"))
                .isEqualTo(new Ending(Outcome.SUCCEEDED, ""));
        assertThat(node.fleet().machines("web-1")).containsExactly("web-1/machine-2");
        assertThat(node.traffic().onDrain().done()).isPositive();
        assertThat(node.traffic().inRotation()).isTrue();
    }

    private static void untouched(FakeFleet fleet, Ending ending, String why) {
        assertThat(ending).isEqualTo(new Ending(Outcome.FAILED, why));
        assertThat(fleet.onTerminate().done()).isZero();
        assertThat(fleet.onLaunch().done()).isZero();
        assertThat(fleet.node("web-1").traffic().inRotation()).isTrue();
    }

    private static Ending heal(Rehearsal rehearsal, FakeNode node) {
        return ending(rehearsal, new HealNode(), node, "terminate and reprovision");
    }

    private static Ending ending(
            Rehearsal rehearsal, Playbook playbook, FakeNode node, String remedy) {
        return rehearsal.of(playbook).on(node).remedy(remedy).ending();
    }
}
