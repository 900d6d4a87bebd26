package dev.remediator.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.remediator.journal.Halt;
import dev.remediator.journal.Outcome;
import dev.remediator.playbook.Remedy;
import dev.remediator.port.Node;
import dev.remediator.remediation.Answer;
import dev.remediator.remediation.Report;
import dev.remediator.topic.Heartbeat;
import dev.remediator.topic.Heartbeat.Sign;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WorkerTest {
    private final List<String> deeds = new CopyOnWriteArrayList<>();
    private final CountDownLatch finish = new CountDownLatch(1);
    private WorkerBench bench = new WorkerBench(this::waits, WorkerBench.CALM, 32);

    @AfterEach
    void ends() {
        finish.countDown();
        bench.close();
    }

    @Test
    void an_offer_is_claimed() {
        bench.offers(Offers.named("run-1", "Heal"));
        await().until(() -> claims() == 1);
        assertThat(bench.told().all())
                .containsExactly(new Report.Claimed("node/web-1", "run-1", 1, "worker-1"));
    }

    @Test
    void a_granted_run_is_carried_out() {
        claimed("run-1").grants("run-1");
        finish.countDown();
        await().until(() -> !told(Report.Ended.class).isEmpty());
        assertThat(deeds).containsExactly("began", "ended");
        assertThat(told(Report.Ended.class).getFirst().outcome()).isEqualTo(Outcome.SUCCEEDED);
    }

    @Test
    void a_worker_is_busy_until_its_run_has_ended() {
        claimed("run-1").grants("run-1");
        assertThat(bench.worker().busy()).isEqualTo(1);
        finish.countDown();
        await().until(() -> bench.worker().busy() == 0);
    }

    @Test
    void a_playbook_it_does_not_have_is_left_to_others() {
        bench.offers(Offers.named("run-1", "Other"), Offers.named("run-2", "Heal"));
        await().until(() -> claims() == 1);
        assertThat(told(Report.Claimed.class).getFirst().run()).isEqualTo("run-2");
    }

    @Test
    void what_it_has_claimed_or_holds_is_not_claimed_again() {
        claimed("run-1").offers(Offers.named("run-1", "Heal")).grants("run-1");
        bench.offers(Offers.named("run-1", "Heal"), Offers.named("run-2", "Heal"));
        await().until(() -> claims() == 2);
        assertThat(told(Report.Claimed.class)).extracting(Report.Claimed::run).endsWith("run-2");
    }

    @Test
    void what_was_granted_and_not_claimed_is_not_carried_out() {
        bench.grants("run-9");
        assertThat(bench.worker().busy()).isZero();
    }

    @Test
    void what_was_granted_and_not_claimed_is_given_back() {
        bench.grants("run-9");
        await().until(() -> !told(Report.Returned.class).isEmpty());
        assertThat(told(Report.Returned.class))
                .containsExactly(
                        new Report.Returned(
                                "node/web-1",
                                "run-9",
                                1,
                                "worker-1",
                                "its claim had been given up"));
    }

    @Test
    void a_run_that_is_granted_a_second_time_goes_on() {
        claimed("run-1").grants("run-1").grants("run-1");
        finish.countDown();
        await().until(() -> !told(Report.Ended.class).isEmpty());
        assertThat(told(Report.Returned.class)).isEmpty();
    }

    @Test
    void a_claim_that_is_refused_frees_its_slot() {
        uses(new WorkerBench(this::waits, WorkerBench.CALM, 1));
        claimed("run-1").hears(revoked("run-1")).offers(Offers.named("run-2", "Heal"));
        await().until(() -> claims() == 2);
    }

    @Test
    void a_full_worker_claims_nothing() {
        uses(new WorkerBench(this::waits, WorkerBench.CALM, 1));
        claimed("run-1").grants("run-1").offers(Offers.named("run-2", "Heal"));
        await().until(() -> deeds.contains("began"));
        assertThat(bench.dispatch().left()).isEqualTo(1);
        finish.countDown();
        await().until(() -> claims() == 2);
    }

    @Test
    void a_full_worker_keeps_its_place_among_those_who_take_offers() {
        uses(new WorkerBench(this::waits, WorkerBench.CALM, 1));
        claimed("run-1").grants("run-1");
        await().until(() -> bench.dispatch().rests() > 1);
    }

    @Test
    void a_small_worker_uses_all_its_slots() {
        uses(new WorkerBench(this::waits, WorkerBench.CALM, 4));
        for (int run = 1; run <= 4; run++) {
            claimed("run-" + run).grants("run-" + run);
        }
        await().until(() -> deeds.size() == 4);
        assertThat(bench.worker().busy()).isEqualTo(4);
    }

    @Test
    void a_run_that_is_taken_away_takes_no_further_step() {
        claimed("run-1").grants("run-1");
        await().until(() -> deeds.contains("began"));
        bench.hears(revoked("run-1"));
        await().until(() -> bench.worker().busy() == 0);
        assertThat(deeds).containsExactly("began");
        assertThat(told(Report.Returned.class)).isEmpty();
    }

    @Test
    void a_run_that_is_halted_ends_its_step_and_is_given_back_with_the_reason() {
        claimed("run-1").grants("run-1");
        await().until(() -> deeds.contains("began"));
        bench.hears(halt("run-1", Halt.Way.GIVE_BACK));
        finish.countDown();
        await().until(() -> bench.worker().busy() == 0);
        assertThat(deeds).containsExactly("began");
        assertThat(told(Report.Recorded.class)).hasSize(2);
        assertThat(told(Report.Returned.class))
                .containsExactly(
                        new Report.Returned(
                                "node/web-1",
                                "run-1",
                                1,
                                "worker-1",
                                "somebody has pulled the cord"));
    }

    @Test
    void a_run_that_sleeps_is_given_back_at_once() {
        uses(new WorkerBench((r, _) -> r.sleep(Duration.ofDays(1)), WorkerBench.CALM, 32));
        claimed("run-1").grants("run-1");
        await().until(() -> told(Report.Recorded.class).size() == 1);
        bench.hears(halt("run-1", Halt.Way.GIVE_BACK));
        await().until(() -> told(Report.Returned.class).size() == 1);
    }

    @Test
    void a_run_that_is_to_be_undone_ends_as_cancelled() {
        claimed("run-1").grants("run-1");
        await().until(() -> deeds.contains("began"));
        bench.hears(halt("run-1", Halt.Way.UNDO));
        finish.countDown();
        await().until(() -> told(Report.Ended.class).size() == 1);
        assertThat(told(Report.Ended.class).getFirst())
                .returns(Outcome.CANCELLED, Report.Ended::outcome)
                .returns("somebody has pulled the cord", Report.Ended::evidence);
    }

    @Test
    void a_halted_run_can_be_taken_away_all_the_same() {
        claimed("run-1").grants("run-1");
        await().until(() -> deeds.contains("began"));
        bench.hears(halt("run-1", Halt.Way.GIVE_BACK)).hears(revoked("run-1"));
        await().until(() -> bench.worker().busy() == 0);
        assertThat(told(Report.Returned.class)).isEmpty();
    }

    @Test
    void a_halt_of_a_run_it_does_not_have_is_nothing() {
        bench.hears(halt("run-9", Halt.Way.GIVE_BACK));
        assertThat(bench.told().all()).isEmpty();
    }

    @Test
    void a_run_that_is_taken_away_before_it_began_never_begins() {
        uses(new WorkerBench(this::waits, WorkerBench.CALM, 32, false));
        claimed("run-1").grants("run-1").hears(revoked("run-1"));
        bench.told().producer().completeNext();
        await().until(() -> bench.worker().busy() == 0);
        assertThat(deeds).isEmpty();
    }

    @Test
    void a_run_that_is_granted_although_its_claim_was_not_confirmed_is_given_back() {
        uses(new WorkerBench(this::waits, WorkerBench.CALM, 32, false));
        claimed("run-1").grants("run-1");
        bench.told().producer().errorNext(new TimeoutException("too late"));
        await().until(() -> told(Report.Returned.class).size() == 1);
        bench.told().producer().completeNext();
        await().until(() -> bench.worker().busy() == 0);
        assertThat(deeds).isEmpty();
    }

    @Test
    void an_intent_goes_on_when_it_is_committed() {
        uses(
                new WorkerBench(
                        (r, _) -> r.once("reboot", _ -> deeds.add("rebooted")).withoutProbe(),
                        WorkerBench.CALM,
                        32));
        claimed("run-1").grants("run-1");
        await().until(() -> told(Report.Intended.class).size() == 1);
        assertThat(deeds).isEmpty();
        bench.hears(new Answer.IntentCommitted("worker-1", "run-1", 1, "reboot#1"));
        await().until(() -> told(Report.Ended.class).size() == 1);
        assertThat(deeds).containsExactly("rebooted");
    }

    @Test
    void a_worker_that_holds_a_run_says_that_it_lives() {
        uses(new WorkerBench(this::waits, quick(Duration.ofMinutes(1)), 32));
        claimed("run-1").grants("run-1");
        await().until(() -> bench.told().heartbeats().size() > 2);
        assertThat(signs()).startsWith(Sign.ARRIVED, Sign.ALIVE).doesNotContain(Sign.LEFT);
    }

    @Test
    void a_worker_that_is_not_answered_gives_its_run_back() {
        uses(
                new WorkerBench(
                        (r, _) -> r.await("never", () -> false, Duration.ofDays(1)),
                        quick(Duration.ofMillis(200)),
                        32));
        claimed("run-1").grants("run-1");
        await().until(() -> told(Report.Returned.class).size() == 1);
    }

    @Test
    void a_worker_that_hears_no_answers_asks_for_nothing() {
        bench.goesDeaf();
        await().until(() -> bench.dispatch().closed());
        bench.offers(Offers.named("run-1", "Heal"));
        assertThat(claims()).isZero();
    }

    @Test
    void a_worker_that_is_stopped_says_that_it_leaves() {
        uses(
                new WorkerBench(
                        (r, _) -> r.await("never", () -> false, Duration.ofDays(1)),
                        WorkerBench.CALM,
                        32));
        claimed("run-1").grants("run-1");
        await().until(() -> bench.worker().busy() == 1);
        bench.close();
        assertThat(signs()).containsExactly(Sign.ARRIVED, Sign.LEFT);
        assertThat(told(Report.Ended.class)).isEmpty();
    }

    @Test
    void a_worker_that_is_stopped_leaves_where_it_has_only_claimed_too() {
        claimed("run-1").close();
        assertThat(signs()).containsExactly(Sign.ARRIVED, Sign.LEFT);
    }

    @Test
    void a_run_that_is_granted_while_its_worker_is_stopped_takes_no_step() {
        claimed("run-1").close();
        bench.grants("run-1");
        await().until(() -> bench.worker().busy() == 0);
        assertThat(deeds).isEmpty();
    }

    private void waits(Remedy remedy, Node node) {
        remedy.step("begin", () -> deeds.add("began"));
        remedy.step("wait", () -> finish.await());
        remedy.step("end", () -> deeds.add("ended"));
    }

    private List<Sign> signs() {
        return bench.told().heartbeats().stream().map(Heartbeat::sign).toList();
    }

    private void uses(WorkerBench other) {
        bench.close();
        bench = other;
    }

    private WorkerBench claimed(String run) {
        long before = claims();
        bench.offers(Offers.named(run, "Heal"));
        await().until(() -> claims() == before + 1);
        return bench;
    }

    private int claims() {
        return told(Report.Claimed.class).size();
    }

    private <R extends Report> List<R> told(Class<R> kind) {
        return bench.told().all(kind);
    }

    private static Answer revoked(String run) {
        return new Answer.Revoked("worker-1", run, 1, "somebody else has it");
    }

    private static Answer halt(String run, Halt.Way way) {
        return new Answer.Halt("worker-1", run, 1, "somebody has pulled the cord", way);
    }

    private static Pulse quick(Duration fence) {
        return new Pulse(Duration.ofMillis(20), fence);
    }
}
