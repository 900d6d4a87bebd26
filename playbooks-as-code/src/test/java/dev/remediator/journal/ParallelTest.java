package dev.remediator.journal;

import static dev.remediator.journal.Drains.branches;
import static dev.remediator.playbook.Playbooks.branch;
import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.playbook.Remedy;
import dev.remediator.playbook.RemedyFailed;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ParallelTest {
    private final Bench bench = new Bench().inTurn(InTurn.Order.FIRST_TO_LAST);
    private final Drains drains = new Drains();

    @Test
    void each_branch_has_steps_of_its_own() throws Exception {
        bench.runs(drains::both);
        assertThat(bench.tenure().lines())
                .containsExactly(
                        "DONE drain both › a › drain#1",
                        "DONE drain both › b › drain#1",
                        "DONE drain both#1");
    }

    @Test
    void branches_run_at_once() throws Exception {
        bench.inTurn(InTurn.Order.AT_ONCE);
        var bothThere = new CountDownLatch(2);
        bench.runs(r -> branches(r, b -> b.step("meet", () -> meet(bothThere))));
        assertThat(bothThere.getCount()).isZero();
    }

    @Test
    void a_second_use_of_a_name_is_counted() throws Exception {
        bench.runs(
                r -> {
                    drains.both(r);
                    drains.both(r);
                });
        assertThat(bench.tenure().lines())
                .contains("DONE drain both#2 › a › drain#1")
                .endsWith("DONE drain both#2");
    }

    @Test
    void a_branch_may_have_branches() throws Exception {
        Bench.Body body = r -> r.parallel("all", branch("east", drains::both));
        bench.runs(body);
        bench.runs(body);
        assertThat(drains.deeds()).containsExactly("a drained", "b drained");
        assertThat(bench.tenure().lines())
                .containsExactly(
                        "DONE all › east › drain both › a › drain#1",
                        "DONE all › east › drain both › b › drain#1",
                        "DONE all › east › drain both#1",
                        "DONE all#1");
    }

    @Test
    void the_order_of_the_branches_does_not_matter_to_who_takes_over() throws Exception {
        bench.answered("drain both › b › drain#1", "");
        bench.runs(drains::both);
        assertThat(drains.deeds()).containsExactly("a drained");
    }

    @Test
    void the_order_of_steps_in_a_branch_does() {
        bench.answered("drain both › b › drain it#1", "");
        assertDiverged(
                drains::both,
                "the journal has 'drain both › b › drain it#1' where the code now takes"
                        + " 'drain both › b › drain#1'");
    }

    @Test
    void a_step_that_a_branch_no_longer_takes_has_diverged() {
        bench.answered("drain both › b › drain#1", "").answered("drain both › b › mute#1", "");
        assertDiverged(
                drains::both,
                "the journal has 'drain both › b › mute#1', which the code no longer takes");
    }

    @Test
    void a_branch_that_fails_before_what_is_recorded_has_diverged_and_undoes_nothing() {
        bench.answered("drain both › a › drain#1", "").answered("drain both › a › mute#1", "");
        assertDiverged(
                r -> branches(r, this::drainAndFail),
                "the journal has 'drain both › a › mute#1', which the code no longer takes");
        assertThat(drains.deeds()).doesNotContain("a undrained");
    }

    @Test
    void a_branch_that_is_gone_has_diverged_before_anything_is_done() {
        bench.answered("drain both › c › drain#1", "");
        assertDiverged(
                drains::both,
                "the journal has 'drain both › c › drain#1', which the code no longer takes");
        assertThat(drains.deeds()).isEmpty();
    }

    @Test
    void a_parallel_that_is_gone_has_diverged() {
        bench.answered("drain both › a › drain#1", "");
        assertDiverged(
                r -> r.step("look", () -> {}),
                "the journal has 'drain both' where the code now takes 'look#1'");
    }

    @Test
    void a_step_that_was_put_before_a_parallel_has_diverged() {
        bench.answered("look#1", "").answered("drain both › a › drain#1", "");
        assertDiverged(
                r -> {
                    drains.both(r);
                    r.step("look", () -> {});
                },
                "the journal has 'look#1' where the code now takes 'drain both#1'");
    }

    @Test
    void branches_without_steps_leave_no_gap() throws Exception {
        Bench.Body body =
                r -> {
                    r.parallel("nothing", List.of());
                    r.step("look", () -> {});
                };
        bench.runs(body);
        bench.runs(body);
        assertThat(bench.tenure().lines()).containsExactly("DONE nothing#1", "DONE look#1");
    }

    @Test
    void the_remedy_around_the_branches_says_nothing_meanwhile() {
        bench.assertThrows(r -> branches(r, _ -> r.step("look", () -> drains.deeds().add("x"))))
                .hasMessageContaining("'drain both' is under way; use its branch's remedy");
        assertThat(drains.deeds()).isEmpty();
    }

    @Test
    void the_remedy_of_a_branch_says_nothing_later() {
        var leaked = new CopyOnWriteArrayList<Remedy>();
        bench.assertThrows(
                        r -> {
                            branches(r, leaked::add);
                            leaked.getFirst().now();
                        })
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("'a' is over, and so is its remedy");
    }

    @Test
    void a_remedy_is_for_one_thread() throws Exception {
        var thrown = new CopyOnWriteArrayList<Throwable>();
        bench.runs(
                r -> {
                    r.now();
                    var other = Thread.ofVirtual().unstarted(r::now);
                    other.setUncaughtExceptionHandler((_, e) -> thrown.add(e));
                    other.start();
                    other.join();
                });
        assertThat(thrown).singleElement().isInstanceOf(IllegalStateException.class);
    }

    @Test
    void two_branches_of_one_name_are_refused() {
        bench.assertThrows(r -> r.parallel("drain", branch("a", _ -> {}), branch("a", _ -> {})))
                .hasMessage("'drain' has two branches called 'a'");
    }

    private void drainAndFail(Remedy remedy) {
        drains.a(remedy);
        throw new RemedyFailed("no disk is free");
    }

    private static void meet(CountDownLatch all) throws InterruptedException {
        all.countDown();
        all.await();
    }

    private void assertDiverged(Bench.Body body, String evidence) {
        assertThat(bench.performs(body)).isEqualTo(new Ending(Outcome.DIVERGED, evidence));
    }
}
