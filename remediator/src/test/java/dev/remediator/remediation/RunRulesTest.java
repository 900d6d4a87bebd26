package dev.remediator.remediation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.journal.Outcome;
import dev.remediator.journal.StepEntry;
import dev.remediator.reason.Reason;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RunRulesTest {
    private final World world = new World();

    @BeforeEach
    void a_remedy_is_offered() {
        world.fires("DiskFull");
    }

    @Test
    void the_first_claim_wins_and_the_second_is_refused() {
        world.isClaimedBy("w1");

        world.isClaimedBy("w2");

        assertThat(world.answers().getFirst())
                .isEqualTo(new Answer.Granted("w1", "node/web-1", world.offer().run(), 1, 1, null));
        assertThat(world.answers().getLast())
                .isEqualTo(
                        new Answer.Revoked(
                                "w2", world.offer().run(), 1, "another worker was first"));
    }

    @Test
    void a_claim_said_twice_does_not_cost_the_worker_its_run() {
        world.isClaimedBy("w1");

        world.isClaimedBy("w1");

        assertThat(world.answers()).hasSize(1);
    }

    @Test
    void an_offer_nobody_takes_is_repeated() {
        world.passes(Duration.ofSeconds(5));

        assertThat(world.reasons()).endsWith(Reason.REMEDY_OFFERED, Reason.OFFER_REPEATED);
    }

    @Test
    void a_lost_workers_run_is_offered_again_under_a_higher_epoch_with_its_journal() {
        world.isClaimedBy("w1").reports(recorded("w1", 1, "look#1"));

        world.happens(new Event.WorkerLost("w1"));

        assertThat(world.offer().epoch()).isEqualTo(2);
        assertThat(world.offer().journal()).extracting(StepEntry::step).containsExactly("look#1");
        assertThat(world.reasons()).endsWith(Reason.WORKER_LOST);
    }

    @Test
    void the_fencing_token_grows_with_every_grant() {
        world.isClaimedBy("w1").happens(new Event.WorkerLost("w1"));

        world.isClaimedBy("w2");

        assertThat(world.answers())
                .filteredOn(Answer.Granted.class::isInstance)
                .extracting(a -> ((Answer.Granted) a).fencingToken())
                .containsExactly(1L, 2L);
    }

    @Test
    void a_report_of_a_lost_worker_does_not_move_the_run() {
        world.isClaimedBy("w1").happens(new Event.WorkerLost("w1")).isClaimedBy("w2");

        world.reports(recorded("w1", 1, "look#1"));

        assertThat(world.last().reason()).isEqualTo(Reason.LATE_REPORT);
        assertThat(world.answers().getLast()).isInstanceOf(Answer.Revoked.class);
        assertThat(world.state().incidents().values())
                .extracting(i -> ((Phase.Acting) i.phase()).run().journal())
                .allSatisfy(journal -> assertThat(journal).isEmpty());
    }

    @Test
    void an_intent_is_answered_to_the_worker_that_holds_the_run() {
        world.isClaimedBy("w1");

        world.reports(
                new Report.Intended(
                        "node/web-1",
                        world.offer().run(),
                        1,
                        "w1",
                        entry("burn#1", StepEntry.Kind.INTENDED)));

        assertThat(world.answers().getLast())
                .isEqualTo(new Answer.IntentCommitted("w1", world.offer().run(), 1, "burn#1"));
    }

    @Test
    void an_intent_of_a_lost_worker_is_refused() {
        world.isClaimedBy("w1").happens(new Event.WorkerLost("w1"));

        world.reports(
                new Report.Intended(
                        "node/web-1",
                        world.offer().run(),
                        1,
                        "w1",
                        entry("burn#1", StepEntry.Kind.INTENDED)));

        assertThat(world.answers().getLast()).isInstanceOf(Answer.Revoked.class);
    }

    @Test
    void a_run_that_is_given_back_is_offered_again_soon() {
        world.isClaimedBy("w1");

        world.reports(new Report.Returned("node/web-1", world.offer().run(), 1, "w1", "cut off"));
        assertThat(world.last().reason()).isEqualTo(Reason.RUN_RETURNED);

        world.passes(Duration.ofMillis(100));
        assertThat(world.offer().epoch()).isEqualTo(2);
    }

    @Test
    void a_deed_nobody_can_vouch_for_goes_to_people_at_once() {
        world.isClaimedBy("w1");

        world.ends("w1", Outcome.UNKNOWN);

        assertThat(world.last().reason()).isEqualTo(Reason.OUTCOME_UNKNOWN);
        assertThat(world.pages()).hasSize(1);
    }

    @Test
    void a_target_outside_the_inventory_goes_to_people_at_once() {
        world.isClaimedBy("w1");

        world.ends("w1", Outcome.TARGET_UNKNOWN);

        assertThat(world.last().reason()).isEqualTo(Reason.TARGET_UNKNOWN);
    }

    @Test
    void a_report_about_a_run_that_has_ended_is_answered_so() {
        world.isClaimedBy("w1").succeeds("w1").resolves("DiskFull");

        world.reports(recorded("w1", 1, "look#1"));

        assertThat(world.answers().getLast()).isInstanceOf(Answer.Revoked.class);
    }

    private Report recorded(String worker, int epoch, String step) {
        return new Report.Recorded(
                "node/web-1", world.offer().run(), epoch, worker, entry(step, StepEntry.Kind.DONE));
    }

    private static StepEntry entry(String step, StepEntry.Kind kind) {
        return new StepEntry(step, kind, "", World.START);
    }
}
