package dev.remediator.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.remediator.journal.Outcome;
import dev.remediator.playbook.Action;
import dev.remediator.playbook.Remedy;
import dev.remediator.port.Node;
import dev.remediator.remediation.Answer;
import dev.remediator.remediation.Report;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RunsTest {
    private static final Duration SHORT = Duration.ofMillis(20);
    private static final Duration DAY = Duration.ofDays(1);

    private final Told told = new Told();
    private final Semaphore slots = new Semaphore(0);
    private final Lifeline lifeline = new Lifeline(DAY, System::nanoTime);
    private final CountDownLatch finish = new CountDownLatch(1);
    private final List<Thread> busy = new CopyOnWriteArrayList<>();
    private Runs runs = runs(this::waits, DAY);

    private Runs runs(Action<Node> action, Duration grace) {
        var body =
                new RunBody(
                        Scripted.book(action),
                        new FakeInventory(),
                        new StepValues(RunsTest.class.getClassLoader()),
                        InstantSource.fixed(Offers.START),
                        Vetoes.NONE);
        return new Runs(body, lifeline, slots, grace);
    }

    @AfterEach
    void ends() {
        finish.countDown();
    }

    @Test
    void a_run_that_has_ended_gives_its_slot_back() {
        begins();

        finish.countDown();

        await().until(() -> slots.availablePermits() == 1);
        assertThat(runs.count()).isZero();
    }

    @Test
    void a_step_that_can_be_interrupted_ends_before_the_grace_is_over() {
        begins();

        runs.revoked(revoked());

        await().until(() -> slots.availablePermits() == 1);
        assertThat(runs.count()).isZero();
    }

    @Test
    void a_step_that_ignores_being_interrupted_costs_no_slot_for_ever() {
        runs = runs(this::ignores, SHORT);
        begins();

        runs.revoked(revoked());

        await().until(() -> slots.availablePermits() == 1);
        assertThat(runs.count()).isZero();
        assertThat(busy.getFirst().isAlive()).isTrue();
    }

    @Test
    void a_step_that_was_left_behind_gives_no_second_slot_back_when_it_ends() throws Exception {
        runs = runs(this::ignores, SHORT);
        begins();
        runs.revoked(revoked());
        await().until(() -> slots.availablePermits() == 1);

        finish.countDown();

        busy.getFirst().join();
        assertThat(slots.availablePermits()).isEqualTo(1);
    }

    @Test
    void a_run_that_was_taken_away_does_not_end_its_successor() {
        runs = runs(this::ignores, SHORT);
        begins();
        runs.revoked(revoked());
        await().until(() -> slots.availablePermits() == 1);

        begins();

        assertThat(runs.count()).isEqualTo(1);
        assertThat(slots.availablePermits()).isEqualTo(1);
    }

    @Test
    void what_may_drain_ends_by_itself() throws Exception {
        begins();
        var closing = closing(DAY);

        finish.countDown();

        closing.join();
        assertThat(told.all(Report.Ended.class))
                .extracting(Report.Ended::outcome)
                .containsExactly(Outcome.SUCCEEDED);
    }

    @Test
    void what_may_not_drain_ends_its_step_and_takes_no_other() throws Exception {
        begins();
        var hold = Hold.key("run-1", 1);
        var closing = closing(Duration.ZERO);
        await().until(() -> isTold(hold));

        finish.countDown();

        closing.join();
        assertThat(told.all(Report.Recorded.class)).hasSize(1);
        assertThat(told.all(Report.Ended.class)).isEmpty();
    }

    @Test
    void what_does_not_even_end_its_step_is_given_up_after_the_grace() throws Exception {
        runs = runs(this::waits, SHORT);
        begins();

        runs.close(Duration.ZERO);

        busy.getFirst().join();
        assertThat(finish.getCount()).isEqualTo(1);
        assertThat(told.all(Report.Ended.class)).isEmpty();
    }

    private boolean isTold(String key) {
        var revoked = new CopyOnWriteArrayList<Boolean>();
        runs.tell(key.substring(0, key.indexOf('@')), 1, hold -> revoked.add(hold.revoked()));
        return revoked.contains(true);
    }

    private void begins() {
        int before = busy.size();
        var hold = new Hold(Offers.of("Heal"), "worker-1", 7, told.reports(), lifeline);
        runs.keep(hold);
        runs.begin(hold, CompletableFuture.completedFuture(0), lifeline.now());
        await().until(() -> busy.size() > before);
    }

    private Thread closing(Duration drain) {
        return Thread.ofVirtual()
                .start(
                        () -> {
                            try {
                                runs.close(drain);
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        });
    }

    private void waits(Remedy remedy, Node node) {
        remedy.step(
                "wait",
                () -> {
                    busy.add(Thread.currentThread());
                    finish.await();
                });
        remedy.step("end", () -> {});
    }

    /// As a driver does that swallows interruptions.
    private void ignores(Remedy remedy, Node node) {
        remedy.step(
                "wait",
                () -> {
                    busy.add(Thread.currentThread());
                    while (finish.getCount() > 0) {
                        try {
                            finish.await();
                        } catch (InterruptedException _) {
                            // That is the point.
                        }
                    }
                });
    }

    private static Answer.Revoked revoked() {
        return new Answer.Revoked("worker-1", "run-1", 1, "somebody else has it");
    }
}
