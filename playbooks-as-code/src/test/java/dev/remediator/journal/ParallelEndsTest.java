package dev.remediator.journal;

import static dev.remediator.journal.Drains.branches;
import static dev.remediator.playbook.Playbooks.branch;
import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.journal.Halt.Way;
import dev.remediator.journal.StepEntry.Kind;
import dev.remediator.playbook.Remedy;
import dev.remediator.playbook.RemedyFailed;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ParallelEndsTest {
    private final Bench bench = new Bench().inTurn(InTurn.Order.FIRST_TO_LAST);
    private final Drains drains = new Drains();

    @Test
    void the_others_go_on_when_one_fails_and_then_it_is_told() {
        bench.assertThrows(r -> branches(r, ParallelEndsTest::fails, drains::b))
                .isInstanceOf(RemedyFailed.class)
                .hasMessage("'a' failed: no route to host");
        assertThat(drains.deeds()).containsExactly("b drained");
        assertThat(bench.tenure().lines()).endsWith("FAILED drain both#1");
    }

    @Test
    void several_failures_are_one_sentence() {
        bench.assertThrows(r -> branches(r, ParallelEndsTest::fails))
                .hasMessage("'a' failed: no route to host; 'b' failed: no route to host");
    }

    @Test
    void a_branch_that_stops_the_run_stops_the_others() {
        bench.wrote(Kind.INTENDED, "drain both › a › reboot#1", "");
        var ending = bench.performs(r -> branches(r, ParallelEndsTest::reboots, drains::b));
        assertThat(ending.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(drains.deeds()).isEmpty();
    }

    @Test
    void a_body_that_catches_everything_does_not_go_on_after_its_branches_were_stopped() {
        bench.tenure().isHalted(Way.UNDO, "the alert has cleared");
        var ending =
                bench.performs(
                        r -> {
                            swallowing(() -> drains.both(r));
                            r.step("look", () -> drains.deeds().add("looked"));
                        });
        assertThat(ending).isEqualTo(new Ending(Outcome.CANCELLED, "the alert has cleared"));
        assertThat(drains.deeds()).isEmpty();
    }

    @Test
    void a_branch_that_loses_the_run_loses_it_for_all() {
        bench.assertThrows(r -> branches(r, _ -> taken(), drains::b)).isInstanceOf(RunTaken.class);
        assertThat(drains.deeds()).isEmpty();
    }

    @Test
    void a_halt_while_branches_run_undoes_what_all_of_them_did() {
        var ending = bench.performs(r -> branches(r, drains::a, this::drainAndHalt));
        assertThat(ending.outcome()).isEqualTo(Outcome.CANCELLED);
        assertThat(drains.deeds())
                .containsExactly("a drained", "b drained", "b undrained", "a undrained");
    }

    @Test
    void a_sleeper_notices_that_another_branch_has_ended_the_run() {
        bench.inTurn(InTurn.Order.AT_ONCE);
        var ending =
                bench.performs(
                        r -> branches(r, a -> a.sleep(Duration.ofDays(1)), this::drainAndHalt));
        assertThat(ending.outcome()).isEqualTo(Outcome.CANCELLED);
    }

    @Test
    void one_branch_past_the_point_of_no_return_takes_all_past_it() {
        var ending =
                bench.performs(r -> branches(r, ParallelEndsTest::reboots, this::drainAndHalt));
        assertThat(ending.outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(drains.deeds()).containsExactly("b drained", "looked");
    }

    @Test
    void objections_are_heard_once_for_all_branches() throws Exception {
        var heard = new AtomicInteger();
        bench.inTurn(InTurn.Order.AT_ONCE).hears(heard::incrementAndGet);
        bench.runs(r -> branches(r, ParallelEndsTest::reboots));
        assertThat(heard).hasValue(1);
    }

    @Test
    void an_objection_in_one_branch_speaks_for_all() {
        var heard = new AtomicInteger();
        bench.inTurn(InTurn.Order.AT_ONCE)
                .hears(
                        () -> {
                            heard.incrementAndGet();
                            throw new Stopped(Outcome.VETOED, "no");
                        });
        var ending = bench.performs(r -> branches(r, ParallelEndsTest::reboots));
        assertThat(ending).isEqualTo(new Ending(Outcome.VETOED, "no"));
        assertThat(heard).hasValue(1);
    }

    @Test
    void an_objection_in_one_branch_stops_the_others_at_their_next_step() {
        bench.hears(
                () -> {
                    throw new Stopped(Outcome.VETOED, "no");
                });
        var ending = bench.performs(r -> branches(r, ParallelEndsTest::reboots, drains::b));
        assertThat(ending.outcome()).isEqualTo(Outcome.VETOED);
        assertThat(drains.deeds()).isEmpty();
    }

    @Test
    void a_run_whose_branches_have_all_ended_has_succeeded_halted_or_not() {
        var ending =
                bench.performs(
                        r ->
                                branches(
                                        r,
                                        b ->
                                                b.step(
                                                        "look",
                                                        () -> {
                                                            drains.deeds().add("looked");
                                                            haltAfter(2);
                                                        })));
        assertThat(ending.outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(bench.tenure().lines()).endsWith("DONE drain both#1");
    }

    @Test
    void an_interruption_reaches_every_branch() {
        bench.inTurn(InTurn.Order.AT_ONCE);
        var runner = Thread.currentThread();
        bench.assertThrows(
                        r ->
                                r.parallel(
                                        "wait",
                                        branch("a", ParallelEndsTest::sleepForEver),
                                        branch("b", _ -> runner.interrupt())))
                .isInstanceOf(RunTaken.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    private void haltAfter(int looks) {
        if (drains.deeds().size() == looks) {
            bench.tenure().isHalted(Way.UNDO, "the alert has cleared");
        }
    }

    private void drainAndHalt(Remedy remedy) {
        drains.b(remedy);
        bench.tenure().isHalted(Way.UNDO, "the alert has cleared");
        remedy.step("look", () -> drains.deeds().add("looked"));
    }

    private static void reboots(Remedy remedy) {
        remedy.once("reboot", _ -> {}).withoutProbe();
    }

    private static void fails(Remedy remedy) {
        remedy.step("look", () -> Bench.fails(new IllegalStateException("no route to host")));
    }

    private void taken() {
        bench.tenure().isTaken("somebody else has it");
    }

    private static void sleepForEver(Remedy remedy) {
        remedy.sleep(Duration.ofDays(1));
    }

    /// What no author should write, and some will.
    private static void swallowing(Runnable steps) {
        try {
            steps.run();
        } catch (Throwable _) {
            // Swallowed.
        }
    }
}
