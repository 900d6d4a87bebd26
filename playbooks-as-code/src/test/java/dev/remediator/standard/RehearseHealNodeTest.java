package dev.remediator.standard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.journal.Ending;
import dev.remediator.journal.Halt;
import dev.remediator.journal.Outcome;
import dev.remediator.testkit.CrashMatrix;
import dev.remediator.testkit.FakeNode;
import dev.remediator.testkit.Played;
import dev.remediator.testkit.Rehearsal;
import dev.remediator.testkit.RehearsalExtension;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The example of `docs/testing-playbooks.md`, and more of its kind.
@ExtendWith(RehearsalExtension.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RehearseHealNodeTest {

    @CrashMatrix
    void a_dead_node_is_restarted_once(Rehearsal rehearsal) {
        var node = rehearsal.node("web-1").servesAfter(Duration.ofSeconds(30));
        node.breaks();
        var played = rehearsal.of(new HealNode()).on(node).remedy("restart the service");
        assertThat(played.ending().outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(played.took()).isBetween(Duration.ofSeconds(60), Duration.ofSeconds(62));
        assertThat(node.healthy()).isTrue();
    }

    @CrashMatrix(crashes = 2)
    void a_node_no_restart_helps_is_replaced(Rehearsal rehearsal) {
        var node = rehearsal.node("web-1").forgetsOrders();
        node.breaks();
        node.onRestart().refuses("no permission");
        node.onReboot().refuses("no permission");
        var played = rehearsal.of(new HealNode()).on(node).ladder();
        assertThat(played)
                .extracting(p -> p.ending().outcome())
                .containsExactly(Outcome.FAILED, Outcome.FAILED, Outcome.SUCCEEDED);
        assertThat(node.state().machine()).contains("web-1/machine-2");
    }

    @CrashMatrix
    void a_service_that_ends_right_after_its_start_is_not_waited_for(Rehearsal rehearsal) {
        var node = rehearsal.node("web-1").servesAfter(Duration.ofSeconds(30));
        node.breaks();
        node.breaksAfter(Duration.ofSeconds(5));
        var played = rehearsal.of(new HealNode()).on(node).remedy("restart the service");
        assertThat(played.ending())
                .isEqualTo(
                        new Ending(
                                Outcome.FAILED,
                                "the service of web-1 was started, and is stopped again"));
        assertThat(played.took()).isLessThan(Duration.ofSeconds(10));
    }

    @CrashMatrix
    void answers_that_get_lost_are_found_by_the_probes(Rehearsal rehearsal) {
        var node = rehearsal.node("web-1").forgetsOrders();
        node.breaks();
        node.fleet().onTerminate().losesAnswer();
        node.fleet().onLaunch().losesAnswer();
        var played = rehearsal.of(new HealNode()).on(node).remedy("terminate and reprovision");
        assertThat(played.ending().outcome()).isEqualTo(Outcome.SUCCEEDED);
    }

    @CrashMatrix
    void a_node_that_is_well_is_not_replaced(Rehearsal rehearsal) {
        var node = rehearsal.node("web-1");
        var played = rehearsal.of(new HealNode()).on(node).remedy("terminate and reprovision");
        assertThat(played.ending())
                .isEqualTo(
                        new Ending(
                                Outcome.FAILED,
                                "web-1 says that it is well, so its machine is not ended on the alert"
                                        + " alone"));
        assertThat(node.state().machine()).contains("web-1/machine-1");
    }

    @CrashMatrix
    void a_run_that_is_given_back_while_it_waits_is_finished_by_another(Rehearsal rehearsal) {
        rehearsal.haltsAfter(Duration.ofSeconds(10), Halt.Way.GIVE_BACK, "its worker stops");
        assertThat(slow(rehearsal).ending().outcome()).isEqualTo(Outcome.SUCCEEDED);
    }

    @Test
    void the_first_remedy_that_holds_is_the_last(Rehearsal rehearsal) {
        var node = rehearsal.node("web-1");
        node.breaks();
        assertThat(rehearsal.of(new HealNode()).on(node).ladder())
                .extracting(Played::remedy)
                .containsExactly("restart the service");
    }

    @Test
    void a_call_that_never_answers_ends_with_the_time_of_the_remedy(Rehearsal rehearsal) {
        var node = rehearsal.node("web-1");
        node.onRestart().hangs();
        var scene = rehearsal.of(new HealNode()).on(node);
        assertThat(scene.remedy("restart the service").ending())
                .isEqualTo(
                        new Ending(
                                Outcome.FAILED,
                                "the remedy took longer than 15 min, in 'restart'"));
    }

    private static Played slow(Rehearsal rehearsal) {
        FakeNode node = rehearsal.node("web-1").servesAfter(Duration.ofSeconds(30));
        node.breaks();
        return rehearsal.of(new HealNode()).on(node).remedy("restart the service");
    }
}
