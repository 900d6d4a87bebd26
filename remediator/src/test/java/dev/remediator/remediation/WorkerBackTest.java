package dev.remediator.remediation;

import static dev.remediator.remediation.World.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.guard.Ruling;
import dev.remediator.journal.Halt;
import dev.remediator.journal.StepEntry;
import dev.remediator.journal.StepEntry.Kind;
import dev.remediator.reason.Reason;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// A worker that has died and begun anew under its own name.
@DisplayNameGeneration(ReplaceUnderscores.class)
class WorkerBackTest {
    private static final String BEFORE = "w1@a";
    private static final String NOW = "w1@b";
    private static final StepEntry LOOKED = entry("look#1", Kind.DONE);

    private final World world = new World();

    @BeforeEach
    void a_worker_has_a_run() {
        world.fires("DiskFull").isClaimedBy(BEFORE).says(BEFORE, LOOKED);
    }

    private World isBack(String... codes) {
        return world.happens(new Event.WorkerBack(BEFORE, NOW, Set.of(codes)));
    }

    @Test
    void it_has_its_run_at_once_under_a_higher_epoch() {
        isBack("");

        assertThat(world.run().heldBy(NOW, 2)).isTrue();
        assertThat(world.last().reason()).isEqualTo(Reason.RUN_RESUMED);
    }

    @Test
    void it_is_told_all_it_needs_with_a_new_token() {
        var first = world.offer();

        isBack("");

        var granted = (Answer.Granted) world.answers().getLast();
        assertThat(granted)
                .returns(NOW, Answer.Granted::worker)
                .returns(2, Answer.Granted::epoch)
                .returns(2L, Answer.Granted::fencingToken)
                .returns(
                        new Effect.Offer(
                                first.resource(),
                                first.incident(),
                                first.run(),
                                2,
                                first.playbook(),
                                first.remedy(),
                                first.code(),
                                first.limit(),
                                first.alert(),
                                List.of(LOOKED)),
                        Answer.Granted::offer);
    }

    @Test
    void its_former_self_is_told_to_stop() {
        isBack("");

        assertThat(world.answers())
                .contains(
                        new Answer.Revoked(
                                BEFORE,
                                world.offer().run(),
                                1,
                                "a new worker of its name has begun"));
    }

    @Test
    void what_its_former_self_still_says_is_late() {
        isBack("");

        world.says(BEFORE, 1, entry("clean#1", Kind.DONE));

        assertThat(world.last().reason()).isEqualTo(Reason.LATE_REPORT);
        assertThat(world.run().journal()).containsExactly(LOOKED);
    }

    @Test
    void what_it_says_itself_counts() {
        isBack("");

        world.says(NOW, 2, entry("clean#1", Kind.DONE));

        assertThat(world.last().reason()).isEqualTo(Reason.STEP_RECORDED);
    }

    @Test
    void what_somebody_else_has_stays_there() {
        world.happens(new Event.WorkerLost(BEFORE)).isClaimedBy("w2");
        var before = world.state();

        isBack("");

        assertThat(world.state()).isEqualTo(before);
    }

    @Test
    void a_halted_run_is_parked_and_not_gone_on_with() {
        var permit = String.valueOf(incident().permit());
        world.losesTheWarden()
                .happens(
                        new Event.Ruled(
                                new Ruling.Halted("node/web-1", permit, Reason.ANDON, "smoke")));

        isBack("");

        assertThat(incident().phase())
                .isInstanceOfSatisfying(
                        Phase.Asking.class, asking -> assertThat(asking.parked()).isNotNull());
        assertThat(world.reasons()).doesNotContain(Reason.RUN_RESUMED);
    }

    @Test
    void with_other_code_it_does_not_get_its_run_but_others_are_offered_it() {
        isBack("v2");

        assertThat(world.offer().epoch()).isEqualTo(2);
        assertThat(world.run().owner()).isInstanceOf(Run.Offered.class);
        assertThat(world.last().reason()).isEqualTo(Reason.WORKER_LOST);
    }

    @Test
    void a_run_whose_alert_has_cleared_is_to_be_undone() {
        world.resolves("DiskFull");

        isBack("");

        assertThat(world.answers().getLast())
                .isEqualTo(
                        new Answer.Halt(
                                NOW, world.run().id(), 2, "the alert cleared", Halt.Way.UNDO));
        assertThat(world.run().heldBy(NOW, 2)).isTrue();
    }

    @Test
    void a_run_past_its_safe_point_is_finished_though_its_alert_has_cleared() {
        world.says(BEFORE, entry("burn#1", Kind.INTENDED)).resolves("DiskFull");

        isBack("");

        assertThat(world.answers().getLast()).isInstanceOf(Answer.Granted.class);
    }

    private Incident incident() {
        return world.state().incidents().values().iterator().next();
    }
}
