package dev.remediator.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import dev.remediator.journal.Halt;
import dev.remediator.journal.Halt.Way;
import dev.remediator.journal.Outcome;
import dev.remediator.journal.RunTaken;
import dev.remediator.journal.StepEntry;
import dev.remediator.journal.StepEntry.Kind;
import dev.remediator.remediation.Report;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HoldTest {
    private static final StepEntry INTENT =
            new StepEntry("reboot#1", Kind.INTENDED, "", Offers.START);

    private volatile long nanos;
    private final Told told = new Told();
    private final Lifeline lifeline = new Lifeline(Duration.ofSeconds(15), () -> nanos);
    private final Hold hold = hold();

    private Hold hold() {
        lifeline.answered(3, 0);
        var begun = new Hold(Offers.of("Heal"), "worker-1", 7, told.reports(), lifeline);
        begun.begins(Thread.ofVirtual().unstarted(() -> {}), 3);
        return begun;
    }

    @Test
    void what_is_recorded_is_told_in_the_name_of_the_run() {
        var done = new StepEntry("drain#1", Kind.DONE, "null", Offers.START);
        hold.record(done);
        assertThat(told.all())
                .containsExactly(new Report.Recorded("node/web-1", "run-1", 1, "worker-1", done));
    }

    @Test
    void how_it_ended_is_told() {
        hold.end(Outcome.FAILED, "no route");
        assertThat(told.all())
                .containsExactly(
                        new Report.Ended(
                                "node/web-1", "run-1", 1, "worker-1", Outcome.FAILED, "no route"));
    }

    @Test
    void a_run_can_be_given_back() throws Exception {
        hold.giveBack("cut off");
        assertThat(told.all())
                .containsExactly(
                        new Report.Returned("node/web-1", "run-1", 1, "worker-1", "cut off"));
    }

    @Test
    void the_token_is_the_one_that_was_granted() {
        assertThat(hold.fencingToken()).isEqualTo(7);
    }

    @Test
    void it_is_not_known_who_answers_for_it_until_it_begins() {
        var granted = new Hold(Offers.of("Heal"), "w", 7, told.reports(), lifeline);
        assertThat(granted.partition()).isEmpty();
        assertThat(hold.partition()).hasValue(3);
    }

    @Test
    void a_hold_that_is_revoked_before_it_begins_never_begins() {
        var granted = new Hold(Offers.of("Heal"), "w", 7, told.reports(), lifeline);
        granted.revoke("the remedy took too long");
        granted.begins(Thread.currentThread(), 3);
        assertThatThrownBy(granted::check).isInstanceOf(RunTaken.class);
    }

    @Test
    void a_fresh_hold_may_begin_a_step() {
        assertThatCode(hold::check).doesNotThrowAnyException();
    }

    @Test
    void a_revoked_hold_may_not() {
        hold.revoke("the remedy took too long");
        assertThatThrownBy(hold::check)
                .isInstanceOf(RunTaken.class)
                .hasMessage("the remedy took too long");
    }

    @Test
    void revoking_interrupts_what_runs() {
        hold.begins(Thread.currentThread(), 3);
        hold.revoke("the remedy took too long");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void winding_down_leaves_what_runs_in_peace() {
        hold.begins(Thread.currentThread(), 3);
        hold.windDown("its worker is being stopped");
        assertThat(Thread.interrupted()).isFalse();
        assertThatThrownBy(hold::check).isInstanceOf(RunTaken.class);
    }

    @Test
    void a_fresh_hold_is_not_halted() {
        assertThat(hold.halted()).isEmpty();
    }

    @Test
    void a_halted_hold_says_so_and_leaves_what_runs_in_peace() {
        hold.begins(Thread.currentThread(), 3);
        hold.halt(halt(Way.UNDO));
        assertThat(Thread.interrupted()).isFalse();
        assertThatCode(hold::check).doesNotThrowAnyException();
        assertThat(hold.halted()).contains(halt(Way.UNDO));
    }

    @Test
    void the_latest_halt_counts() {
        hold.halt(halt(Way.UNDO));
        hold.halt(halt(Way.GIVE_BACK));
        assertThat(hold.halted()).map(Halt::way).contains(Way.GIVE_BACK);
    }

    @Test
    void a_halted_hold_can_still_be_revoked() {
        hold.begins(Thread.currentThread(), 3);
        hold.halt(halt(Way.GIVE_BACK));
        hold.revoke("the remedy took too long");
        assertThat(Thread.interrupted()).isTrue();
        assertThatThrownBy(hold::check).isInstanceOf(RunTaken.class);
    }

    @Test
    void an_intent_that_is_told_is_waited_for_halted_or_not() {
        var deed = intends();
        await().until(() -> told.all(Report.Intended.class).size() == 1);
        hold.halt(halt(Way.UNDO));
        hold.committed("reboot#1");
        await().until(deed::isDone);
        assertThat(deed).isCompletedWithValue(null);
    }

    @Test
    void a_rest_takes_its_time() throws Exception {
        assertThat(hold.rest(Duration.ofMillis(1))).isFalse();
    }

    @Test
    void a_halt_ends_a_rest() {
        var rest = rests();
        hold.halt(halt(Way.GIVE_BACK));
        await().until(rest::isDone);
        assertThat(rest).isCompletedWithValue(true);
    }

    @Test
    void winding_down_ends_a_rest() {
        var rest = rests();
        hold.windDown("its worker is being stopped");
        await().until(rest::isDone);
        assertThat(rest).isCompletedWithValue(true);
    }

    @Test
    void a_halt_ends_one_rest_only() throws Exception {
        hold.halt(halt(Way.UNDO));
        assertThat(hold.rest(Duration.ofMillis(1))).isTrue();
        assertThat(hold.rest(Duration.ofMillis(1))).isFalse();
    }

    @Test
    void a_worker_that_is_not_heard_may_not_begin_a_step() {
        nanos = Duration.ofSeconds(16).toNanos();
        assertThatThrownBy(hold::check)
                .isInstanceOf(RunTaken.class)
                .hasMessage("the engine has not answered a heartbeat for too long");
    }

    @Test
    void an_intent_waits_until_it_is_committed() {
        var deed = intends();
        await().until(() -> told.all(Report.Intended.class).size() == 1);
        assertThat(deed).isNotDone();
        hold.committed("reboot#1");
        await().until(deed::isDone);
        assertThat(deed).isCompletedWithValue(null);
    }

    @Test
    void another_intent_is_not_the_one_that_was_waited_for() {
        var deed = intends();
        await().until(() -> told.all(Report.Intended.class).size() == 1);
        hold.committed("terminate#1");
        assertThat(deed).isNotDone();
        hold.committed("reboot#1");
        await().until(deed::isDone);
    }

    @Test
    void an_intent_whose_run_is_taken_away_is_not_acted_upon() {
        var deed = intends();
        await().until(() -> told.all(Report.Intended.class).size() == 1);
        hold.revoke("somebody else has it");
        await().until(deed::isDone);
        assertThat(deed.resultNow()).isInstanceOf(RunTaken.class);
    }

    @Test
    void an_intent_that_is_committed_after_the_run_was_taken_away_is_not_acted_upon() {
        hold.windDown("its worker is being stopped");
        var deed = intends();
        hold.committed("reboot#1");
        await().until(deed::isDone);
        assertThat(deed.resultNow()).isInstanceOf(RunTaken.class);
    }

    @Test
    void an_intent_of_a_worker_that_is_not_heard_is_not_acted_upon() {
        var deed = intends();
        await().until(() -> told.all(Report.Intended.class).size() == 1);
        nanos = Duration.ofSeconds(16).toNanos();
        await().until(deed::isDone);
        assertThat(deed.resultNow())
                .hasMessage("the engine has not answered a heartbeat for too long");
    }

    @Test
    void a_commit_nobody_waits_for_is_nothing() {
        assertThatCode(() -> hold.committed("reboot#1")).doesNotThrowAnyException();
    }

    @Test
    void what_Kafka_does_not_take_ends_the_run_here() {
        var failing = new FailingProducer(new TimeoutException("60000 ms has passed"));
        var cut = new Hold(Offers.of("Heal"), "w", 7, new Reports(failing), lifeline);
        assertThatThrownBy(() -> cut.record(INTENT))
                .isInstanceOf(RunTaken.class)
                .hasMessageContaining("Kafka did not take a report");
    }

    @Test
    void a_thread_that_is_interrupted_while_it_tells_has_lost_its_run() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> hold.record(INTENT))
                .isInstanceOf(RunTaken.class)
                .hasMessage("the run was cancelled");
        assertThat(Thread.interrupted()).isTrue();
    }

    private static Halt halt(Way way) {
        return new Halt("because", way);
    }

    private CompletableFuture<Boolean> rests() {
        var woken = new CompletableFuture<Boolean>();
        Thread.ofVirtual()
                .start(
                        () -> {
                            try {
                                woken.complete(hold.rest(Duration.ofDays(1)));
                            } catch (InterruptedException e) {
                                woken.completeExceptionally(e);
                            }
                        });
        return woken;
    }

    /// Answers what was thrown, or nothing.
    private CompletableFuture<@Nullable Throwable> intends() {
        var outcome = new CompletableFuture<@Nullable Throwable>();
        Thread.ofVirtual()
                .start(
                        () -> {
                            hold.begins(Thread.currentThread(), 3);
                            outcome.complete(catchThrowable(() -> hold.intend(INTENT)));
                        });
        return outcome;
    }
}
