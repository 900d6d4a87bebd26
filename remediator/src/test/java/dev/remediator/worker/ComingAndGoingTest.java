package dev.remediator.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.remediator.journal.Outcome;
import dev.remediator.journal.StepEntry;
import dev.remediator.journal.StepEntry.Kind;
import dev.remediator.playbook.Remedy;
import dev.remediator.port.Node;
import dev.remediator.remediation.Answer;
import dev.remediator.remediation.Effect;
import dev.remediator.remediation.Report;
import dev.remediator.topic.Heartbeat;
import dev.remediator.topic.Heartbeat.Sign;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A worker that goes on with what it held before it died, that cannot take what it is offered, and
/// that finishes what it holds before it leaves.
@Timeout(30)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ComingAndGoingTest {
    private final List<String> deeds = new CopyOnWriteArrayList<>();
    private final CountDownLatch finish = new CountDownLatch(1);
    private WorkerBench bench = new WorkerBench(this::waits, WorkerBench.CALM, 1);

    @AfterEach
    void ends() {
        finish.countDown();
        bench.close();
    }

    @Test
    void what_it_held_before_is_gone_on_with_unasked() {
        finish.countDown();

        bench.hears(resumed(Offers.again(2, List.of())));

        await().until(() -> !told(Report.Ended.class).isEmpty());
        assertThat(told(Report.Ended.class).getFirst())
                .returns(2, Report.Ended::epoch)
                .returns(Outcome.SUCCEEDED, Report.Ended::outcome);
        assertThat(told(Report.Claimed.class)).isEmpty();
    }

    @Test
    void what_it_did_before_is_not_done_again() {
        finish.countDown();
        var began = new StepEntry("begin#1", Kind.DONE, "true", Offers.START);

        bench.hears(resumed(Offers.again(2, List.of(began))));

        await().until(() -> !told(Report.Ended.class).isEmpty());
        assertThat(deeds).containsExactly("ended");
    }

    @Test
    void what_it_goes_on_with_takes_a_slot() {
        bench.hears(resumed(Offers.again(2, List.of())));
        await().until(() -> deeds.contains("began"));

        bench.hears(resumed(Offers.named("run-2", "Heal")));

        await().until(() -> !told(Report.Returned.class).isEmpty());
        assertThat(told(Report.Returned.class))
                .containsExactly(returned("run-2", 1, "all slots are taken"));
        assertThat(bench.worker().busy()).isEqualTo(1);
    }

    @Test
    void what_it_has_no_code_for_is_given_back() {
        bench.hears(resumed(of("v2")));

        await().until(() -> !told(Report.Returned.class).isEmpty());
        assertThat(told(Report.Returned.class))
                .containsExactly(returned("run-1", 1, "it cannot be gone on with here"));
        assertThat(bench.worker().busy()).isZero();
    }

    @Test
    void what_is_given_back_to_it_while_it_leaves_is_returned() {
        drains();

        bench.hears(resumed(Offers.named("run-2", "Heal")));

        await().until(() -> !told(Report.Returned.class).isEmpty());
        assertThat(told(Report.Returned.class))
                .containsExactly(returned("run-2", 1, "it cannot be gone on with here"));
    }

    @Test
    void an_offer_for_other_code_is_declined() {
        bench.offers(of("v2"));

        await().until(() -> !told(Report.Declined.class).isEmpty());
        assertThat(bench.told().all()).containsExactly(declined("node/web-1", false));
    }

    @Test
    void an_offer_for_a_playbook_it_does_not_have_is_declined() {
        bench.offers(Offers.of("Other"));

        await().until(() -> !told(Report.Declined.class).isEmpty());
        assertThat(bench.told().all()).containsExactly(declined("node/web-1", false));
    }

    @Test
    void an_offer_for_a_target_it_does_not_have_is_declined_with_that_word() {
        bench.offers(Offers.about("node/web-9", "Heal", List.of()));

        await().until(() -> !told(Report.Declined.class).isEmpty());
        assertThat(bench.told().all()).containsExactly(declined("node/web-9", true));
    }

    @Test
    void what_was_declined_costs_no_slot() {
        bench.offers(Offers.of("Other"), Offers.named("run-2", "Heal"));

        await().until(() -> !told(Report.Claimed.class).isEmpty());
        assertThat(told(Report.Claimed.class).getFirst().run()).isEqualTo("run-2");
    }

    @Test
    void a_worker_that_may_drain_finishes_what_it_holds_before_it_leaves() throws Exception {
        var closing = drains();

        finish.countDown();

        closing.join();
        assertThat(deeds).containsExactly("began", "ended");
        assertThat(told(Report.Ended.class))
                .extracting(Report.Ended::outcome)
                .containsExactly(Outcome.SUCCEEDED);
        assertThat(bench.told().heartbeats().getLast())
                .returns(Sign.LEFT, Heartbeat::sign)
                .returns(Set.of(), Heartbeat::codes);
    }

    @Test
    void a_worker_that_drains_takes_no_offers() throws Exception {
        var closing = drains();
        bench.offers(Offers.named("run-2", "Heal"));

        finish.countDown();

        closing.join();
        assertThat(told(Report.Claimed.class)).isEmpty();
        assertThat(bench.dispatch().left()).isEqualTo(1);
    }

    /// It holds a run, and has been told to leave; it takes no offers any more.
    private Thread drains() {
        bench.close();
        bench = WorkerBench.draining(this::waits, Duration.ofDays(1));
        bench.hears(resumed(Offers.again(2, List.of())));
        await().until(() -> deeds.contains("began"));
        var closing = Thread.ofVirtual().start(bench::close);
        await().until(() -> bench.dispatch().closed());
        return closing;
    }

    private void waits(Remedy remedy, Node node) {
        remedy.step("begin", () -> deeds.add("began"));
        remedy.step("wait", () -> finish.await());
        remedy.step("end", () -> deeds.add("ended"));
    }

    private <R extends Report> List<R> told(Class<R> kind) {
        return bench.told().all(kind);
    }

    private static Answer resumed(Effect.Offer offer) {
        return new Answer.Granted(
                "worker-1", offer.resource(), offer.run(), offer.epoch(), 7, offer);
    }

    private static Report.Returned returned(String run, int epoch, String why) {
        return new Report.Returned("node/web-1", run, epoch, "worker-1", why);
    }

    private static Report declined(String resource, boolean lacksTarget) {
        return new Report.Declined(resource, "run-1", 1, "worker-1", lacksTarget);
    }

    private static Effect.Offer of(String code) {
        var usual = Offers.of("Heal");
        return new Effect.Offer(
                usual.resource(),
                usual.incident(),
                usual.run(),
                usual.epoch(),
                usual.playbook(),
                usual.remedy(),
                code,
                usual.limit(),
                usual.alert(),
                usual.journal());
    }
}
