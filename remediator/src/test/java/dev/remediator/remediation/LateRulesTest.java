package dev.remediator.remediation;

import static dev.remediator.remediation.World.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.guard.Ruling;
import dev.remediator.journal.Outcome;
import dev.remediator.journal.StepEntry;
import dev.remediator.journal.StepEntry.Kind;
import dev.remediator.reason.Reason;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LateRulesTest {
    private static final StepEntry INTENT = entry("burn#1", Kind.INTENDED);
    private static final StepEntry DONE = entry("burn#1", Kind.DONE);

    private final World world = new World();

    @BeforeEach
    void a_worker_intends_a_deed() {
        world.fires("DiskFull").isClaimedBy("w1").says("w1", INTENT);
    }

    private World isLost() {
        return world.happens(new Event.WorkerLost("w1"));
    }

    @Test
    void that_a_deed_was_done_is_kept_however_late_it_is_told() {
        isLost().isClaimedBy("w2");

        world.says("w1", 1, DONE);

        assertThat(world.last().reason()).isEqualTo(Reason.LATE_EVIDENCE);
        assertThat(world.run().journal()).containsExactly(INTENT, DONE);
    }

    @Test
    void that_a_deed_failed_proves_nothing_once_another_may_have_done_it() {
        isLost().isClaimedBy("w2");

        world.says("w1", 1, entry("burn#1", Kind.FAILED));

        assertThat(world.last().reason()).isEqualTo(Reason.LATE_REPORT);
        assertThat(world.run().journal()).containsExactly(INTENT);
    }

    @Test
    void whoever_has_the_run_now_is_told_and_keeps_it() {
        isLost().isClaimedBy("w2");

        world.says("w1", 1, DONE);

        assertThat(world.answers())
                .endsWith(
                        new Answer.Learned("w2", world.offer().run(), 2, DONE),
                        new Answer.Revoked(
                                "w1", world.offer().run(), 1, "another worker has the run"));
        assertThat(world.run().heldBy("w2", 2)).isTrue();
    }

    @Test
    void what_nobody_has_is_offered_again_with_the_evidence() {
        isLost();

        world.says("w1", 1, DONE);

        assertThat(world.offer().epoch()).isEqualTo(3);
        assertThat(world.offer().journal()).containsExactly(INTENT, DONE);
        assertThat(world.last().reason()).isEqualTo(Reason.LATE_EVIDENCE);
    }

    @Test
    void an_offer_without_the_evidence_cannot_be_claimed_any_more() {
        isLost();
        var run = world.offer().run();
        world.says("w1", 1, DONE);

        world.reports(new Report.Claimed("node/web-1", run, 2, "w2"));

        assertThat(world.answers().getLast())
                .isEqualTo(new Answer.Revoked("w2", run, 2, "another worker was first"));
        assertThat(world.run().owner()).isInstanceOf(Run.Offered.class);
    }

    @Test
    void what_came_of_a_plain_step_is_no_evidence() {
        isLost().isClaimedBy("w2");

        world.says("w1", 1, entry("look#1", Kind.DONE));

        assertThat(world.last().reason()).isEqualTo(Reason.LATE_REPORT);
        assertThat(world.run().journal()).containsExactly(INTENT);
    }

    @Test
    void what_is_known_already_is_no_evidence() {
        world.says("w1", DONE);
        isLost().isClaimedBy("w2");

        world.says("w1", 1, entry("burn#1", Kind.FAILED));

        assertThat(world.last().reason()).isEqualTo(Reason.LATE_REPORT);
        assertThat(world.run().journal()).containsExactly(INTENT, DONE);
    }

    @Test
    void an_end_that_is_told_late_does_not_end_the_run() {
        isLost().isClaimedBy("w2");
        var before = world.state();

        world.reports(
                new Report.Ended(
                        "node/web-1", world.offer().run(), 1, "w1", Outcome.SUCCEEDED, "done"));

        assertThat(world.last().reason()).isEqualTo(Reason.LATE_REPORT);
        assertThat(world.state()).isEqualTo(before);
    }

    @Test
    void a_parked_run_keeps_the_evidence_until_it_goes_on() {
        isParked();

        world.says("w1", 1, DONE);

        assertThat(world.last().reason()).isEqualTo(Reason.LATE_EVIDENCE);
        assertThat(parked().journal()).containsExactly(INTENT, DONE);
    }

    @Test
    void a_parked_run_keeps_no_plain_step() {
        isParked();
        var before = world.state();

        world.says("w1", 1, entry("look#1", Kind.DONE));

        assertThat(world.state()).isEqualTo(before);
    }

    /// A guard halts it, its worker dies, and the warden does not answer any more.
    private void isParked() {
        var permit = String.valueOf(incident().permit());
        world.losesTheWarden()
                .happens(
                        new Event.Ruled(
                                new Ruling.Halted("node/web-1", permit, Reason.ANDON, "smoke")));
        isLost();
    }

    private Run parked() {
        if (incident().phase() instanceof Phase.Asking asking && asking.parked() != null) {
            return asking.parked();
        }
        throw new AssertionError("not parked, but " + incident().phase());
    }

    @Test
    void who_was_paged_because_nobody_knew_reads_in_the_log_what_came_of_it() {
        world.ends("w1", Outcome.UNKNOWN);
        var before = world.state();

        world.says("w1", 1, DONE);

        assertThat(world.last())
                .returns(Reason.LATE_EVIDENCE, Decision::reason)
                .returns("w1 recorded burn in epoch 1", Decision::facts);
        assertThat(world.state()).isEqualTo(before);
    }

    @Test
    void who_was_paged_for_something_else_does_not() {
        world.ends("w1", Outcome.FAILED);
        var decided = world.decisions().size();

        world.says("w1", 1, DONE);

        assertThat(world.decisions()).hasSize(decided);
    }

    private Incident incident() {
        return world.state().incidents().values().iterator().next();
    }
}
