package dev.remediator.standard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.journal.Ending;
import dev.remediator.journal.Halt;
import dev.remediator.journal.Outcome;
import dev.remediator.port.ActuatorException;
import dev.remediator.testkit.CrashMatrix;
import dev.remediator.testkit.FakeNode;
import dev.remediator.testkit.Played;
import dev.remediator.testkit.Rehearsal;
import dev.remediator.testkit.RehearsalExtension;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RehearsalExtension.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RehearseCordonTest {

    @CrashMatrix(crashes = 2)
    void one_that_stands_afterwards_takes_work_again(Rehearsal rehearsal) {
        var node = rehearsal.node("worker-1");
        var played = drain(rehearsal, node);
        assertThat(played.ending()).isEqualTo(new Ending(Outcome.SUCCEEDED, ""));
        assertThat(played.took()).isEqualTo(Duration.ofMinutes(10));
        assertThat(node.traffic().onDrain().done()).isPositive();
        assertThat(node.traffic().inRotation()).isTrue();
    }

    @CrashMatrix
    void one_that_is_not_ready_stays_cordoned(Rehearsal rehearsal) {
        var node = rehearsal.node("worker-1");
        rehearsal.time().after(Duration.ofMinutes(5), node::fallsSick);
        assertThat(drain(rehearsal, node).ending())
                .isEqualTo(
                        new Ending(
                                Outcome.FAILED,
                                "worker-1 is cordoned and empty, and stays so until somebody"
                                        + " uncordons it: it is not ready, although nothing is sent to"
                                        + " it"));
        assertThat(node.traffic().inRotation()).isFalse();
    }

    @CrashMatrix
    void one_that_begins_anew_meanwhile_stays_cordoned(Rehearsal rehearsal) {
        var node = rehearsal.node("worker-1").fallsOverAfter(Duration.ofMinutes(5));
        assertThat(drain(rehearsal, node).ending().evidence()).contains("it does not stand: ");
        assertThat(node.traffic().inRotation()).isFalse();
    }

    @CrashMatrix
    void a_budget_that_lets_nothing_go_lets_it_take_work_again(Rehearsal rehearsal) {
        var node = rehearsal.node("worker-1");
        node.traffic().isHeldByABudget();
        assertThat(drain(rehearsal, node).ending())
                .isEqualTo(
                        new Ending(Outcome.FAILED, "the disruption budget 'web' lets no pod go"));
        assertThat(node.traffic().inRotation()).isTrue();
    }

    @CrashMatrix
    void an_alert_that_clears_meanwhile_lets_it_take_work_again(Rehearsal rehearsal) {
        rehearsal.haltsAfter(Duration.ofMinutes(5), Halt.Way.UNDO, "the alert has cleared");
        var node = rehearsal.node("worker-1");
        assertThat(drain(rehearsal, node).ending().outcome()).isEqualTo(Outcome.CANCELLED);
        assertThat(node.traffic().inRotation()).isTrue();
    }

    @CrashMatrix
    void nobody_is_drained_when_too_few_others_serve(Rehearsal rehearsal) {
        var fleet = rehearsal.fleet("pool", "worker-1", "worker-2");
        fleet.node("worker-2").breaks();
        assertThat(drain(rehearsal, fleet.node("worker-1")).ending())
                .isEqualTo(
                        new Ending(
                                Outcome.FAILED,
                                "only 0 others of the fleet serve, and 1 must before worker-1 may be"
                                        + " drained"));
        assertThat(fleet.node("worker-1").traffic().onDrain().done()).isZero();
    }

    @CrashMatrix
    void one_takes_work_again_when_too_few_others_serve_after_its_drain(Rehearsal rehearsal) {
        var fleet = rehearsal.fleet("pool", "worker-1", "worker-2");
        fleet.node("worker-1").traffic().keeps(3);
        fleet.node("worker-2").breaksAfter(Duration.ofMinutes(1));
        assertThat(drain(rehearsal, fleet.node("worker-1")).ending().evidence())
                .startsWith("only 0 others of the fleet serve");
        assertThat(fleet.node("worker-1").traffic().inRotation()).isTrue();
    }

    @CrashMatrix
    void one_of_which_nobody_can_say_whether_it_stands_stays_cordoned(Rehearsal rehearsal) {
        var node = rehearsal.node("worker-1");
        rehearsal.time().after(Duration.ofMinutes(5), () -> node.answersHealth(this::silence));
        rehearsal.time().after(Duration.ofMinutes(8), () -> node.answersHealth(() -> true));
        assertThat(drain(rehearsal, node).ending().evidence())
                .endsWith("nobody can say whether it stands: the API does not answer");
        assertThat(node.traffic().inRotation()).isFalse();
    }

    private boolean silence() {
        throw new ActuatorException("the API does not answer");
    }

    private static Played drain(Rehearsal rehearsal, FakeNode node) {
        return rehearsal
                .of(new CordonAndDrain())
                .on(node)
                .remedy("cordon and drain until it stands");
    }
}
