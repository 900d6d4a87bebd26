package dev.remediator.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.journal.Halt.Way;
import dev.remediator.journal.Outcome;
import dev.remediator.playbook.Action;
import dev.remediator.playbook.Remedy;
import dev.remediator.port.Node;
import dev.remediator.testkit.FakeTenure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HaltTest {
    private static final Duration DAY = Duration.ofDays(1);

    private final List<String> deeds = new ArrayList<>();
    private Stage stage = new Stage(Scripted.book((_, _) -> {}));

    @Test
    void a_run_that_is_to_be_given_back_ends_its_step_and_begins_no_other() {
        haltingInTheFirstStep(Way.GIVE_BACK);
        assertThat(stage.runs()).isFalse();
        assertThat(deeds).containsExactly("drained");
        assertThat(stage.lines()).containsExactly("DONE drain#1");
        assertThat(stage.ends()).isEmpty();
    }

    @Test
    void a_run_that_was_given_back_goes_on_where_it_stopped() {
        haltingInTheFirstStep(Way.GIVE_BACK);
        assertThat(stage.runs()).isFalse();
        stage.tenure().isNoLongerHalted();
        assertThat(stage.runs()).isTrue();
        assertThat(deeds).containsExactly("drained", "rebooted");
        assertThat(stage.ends()).containsExactly(end(Outcome.SUCCEEDED, ""));
    }

    @Test
    void a_run_is_given_back_even_between_two_deeds_that_must_not_happen_twice() {
        plays(
                (r, _) -> {
                    r.once("terminate", _ -> halts(Way.GIVE_BACK)).withoutProbe();
                    r.once("provision", _ -> deeds.add("provisioned")).withoutProbe();
                });
        assertThat(stage.runs()).isFalse();
        assertThat(stage.lines()).containsExactly("INTENDED terminate#1", "DONE terminate#1");
    }

    @Test
    void a_run_whose_last_step_has_been_done_has_succeeded_halted_or_not() {
        plays((r, _) -> r.step("drain", () -> halts(Way.GIVE_BACK)));
        assertThat(stage.runs()).isTrue();
        assertThat(stage.ends()).containsExactly(end(Outcome.SUCCEEDED, ""));
    }

    @Test
    void a_run_that_sleeps_is_given_back_at_once() {
        plays((r, _) -> r.sleep(DAY));
        stage.tenure().isHaltedWhileResting(Way.GIVE_BACK, "because");
        assertThat(stage.runs()).isFalse();
        assertThat(stage.lines()).containsExactly("DONE sleep until#1");
    }

    @Test
    void a_run_that_waits_is_given_back_at_once_and_has_not_failed() {
        plays((r, _) -> r.await("never", () -> false, DAY));
        stage.tenure().isHaltedWhileResting(Way.GIVE_BACK, "because");
        assertThat(stage.runs()).isFalse();
        assertThat(stage.lines()).isEmpty();
        assertThat(stage.ends()).isEmpty();
    }

    @Test
    void a_run_that_is_to_be_undone_undoes_what_it_did_last_first() {
        haltingInTheFirstStep(Way.UNDO);
        assertThat(stage.runs()).isTrue();
        assertThat(deeds).containsExactly("drained", "undrained");
        assertThat(stage.lines())
                .containsExactly("DONE drain#1", "DONE broken off#1", "DONE undo drain#1");
        assertThat(stage.ends()).containsExactly(end(Outcome.CANCELLED, "because"));
    }

    @Test
    void a_run_with_nothing_to_undo_is_just_cancelled() {
        plays(
                (r, _) -> {
                    r.step("look", () -> halts(Way.UNDO));
                    r.step("drain", () -> deeds.add("drained"));
                });
        assertThat(stage.runs()).isTrue();
        assertThat(stage.lines()).containsExactly("DONE look#1");
        assertThat(stage.ends()).containsExactly(end(Outcome.CANCELLED, "because"));
    }

    @Test
    void a_run_that_waits_is_undone_at_once() {
        plays(
                (r, _) -> {
                    r.step("drain", () -> {}, () -> deeds.add("undrained"));
                    r.await("never", () -> false, DAY);
                });
        stage.tenure().isHaltedWhileResting(Way.UNDO, "because");
        assertThat(stage.runs()).isTrue();
        assertThat(deeds).containsExactly("undrained");
        assertThat(stage.ends()).containsExactly(end(Outcome.CANCELLED, "because"));
    }

    @Test
    void a_run_past_the_point_of_no_return_goes_on_to_its_end() {
        plays(
                (r, _) -> {
                    r.step("drain", () -> {}, () -> deeds.add("undrained"));
                    r.once("reboot", _ -> halts(Way.UNDO)).withoutProbe();
                    r.step("greet", () -> deeds.add("greeted"));
                });
        assertThat(stage.runs()).isTrue();
        assertThat(deeds).containsExactly("greeted");
        assertThat(stage.ends()).containsExactly(end(Outcome.SUCCEEDED, ""));
    }

    @Test
    void a_run_past_the_point_of_no_return_sleeps_and_waits_as_if_nothing_had_happened() {
        var asked = new ArrayList<String>();
        plays(
                (r, _) -> {
                    r.once("reboot", _ -> {}).withoutProbe();
                    r.sleep(Duration.ofMillis(1));
                    r.await("up", () -> asked.add("?") && asked.size() == 2, DAY);
                });
        stage.tenure().isHaltedWhileResting(Way.UNDO, "because");
        assertThat(stage.runs()).isTrue();
        assertThat(stage.ends()).containsExactly(end(Outcome.SUCCEEDED, ""));
    }

    @Test
    void an_intent_of_a_dead_worker_is_the_point_of_no_return_too() {
        plays((r, _) -> r.once("reboot", _ -> {}).probe(() -> false));
        stage.dies(1);
        halts(Way.UNDO);
        assertThat(stage.runs()).isTrue();
        assertThat(stage.ends()).containsExactly(end(Outcome.SUCCEEDED, ""));
    }

    @Test
    void what_a_dead_worker_did_is_undone_too() {
        plays(this::drainThenReboot);
        stage.dies(2);
        halts(Way.UNDO);
        assertThat(stage.runs()).isTrue();
        assertThat(deeds).containsExactly("drained", "undrained");
    }

    @Test
    void a_step_in_which_a_worker_died_is_done_again_and_undone() {
        plays(this::drainThenReboot);
        stage.dies(0);
        halts(Way.UNDO);
        assertThat(stage.runs()).isTrue();
        assertThat(deeds).containsExactly("drained", "drained", "undrained");
        assertThat(stage.ends()).containsExactly(end(Outcome.CANCELLED, "because"));
    }

    @Test
    void a_step_in_which_a_worker_died_is_not_done_again_by_a_run_that_is_given_back() {
        plays(this::drainThenReboot);
        stage.dies(0);
        halts(Way.GIVE_BACK);
        assertThat(stage.runs()).isFalse();
        assertThat(deeds).containsExactly("drained");
    }

    @Test
    void a_step_after_the_one_in_which_a_worker_may_have_died_is_not_begun() {
        plays(
                (r, _) -> {
                    r.step("look", () -> {});
                    r.step("drain", () -> deeds.add("drained"), () -> deeds.add("undrained"));
                });
        stage.dies(0);
        halts(Way.UNDO);
        assertThat(stage.runs()).isTrue();
        assertThat(deeds).isEmpty();
    }

    @Test
    void what_a_dead_worker_recorded_is_all_replayed_before_it_is_undone() {
        plays(
                (r, _) -> {
                    r.step("look", () -> {});
                    r.step("drain", () -> {}, () -> deeds.add("undrained"));
                    r.step("greet", () -> deeds.add("greeted"));
                });
        stage.dies(4);
        halts(Way.UNDO);
        assertThat(stage.runs()).isTrue();
        assertThat(deeds).containsExactly("greeted", "undrained");
    }

    @Test
    void a_deed_a_dead_worker_has_done_is_the_point_of_no_return_too() {
        plays(
                (r, _) -> {
                    r.once("reboot", _ -> {}).withoutProbe();
                    r.step("greet", () -> deeds.add("greeted"));
                });
        stage.dies(3);
        halts(Way.UNDO);
        assertThat(stage.runs()).isTrue();
        assertThat(deeds).containsExactly("greeted");
        assertThat(stage.ends()).containsExactly(end(Outcome.SUCCEEDED, ""));
    }

    @Test
    void only_the_one_step_in_which_a_worker_may_have_died_is_done_again() {
        plays(
                (r, _) -> {
                    r.step("drain", () -> deeds.add("drained"), () -> deeds.add("undrained"));
                    r.step("mute", () -> deeds.add("muted"), () -> deeds.add("unmuted"));
                });
        stage.dies(0);
        halts(Way.UNDO);
        assertThat(stage.runs()).isTrue();
        assertThat(deeds).containsExactly("drained", "drained", "undrained");
    }

    @Test
    void an_undo_that_fails_is_named() {
        plays(
                (r, _) -> {
                    r.step("drain", () -> {}, HaltTest::fails);
                    r.step("look", () -> halts(Way.UNDO));
                    r.step("end", () -> {});
                });
        assertThat(stage.runs()).isTrue();
        assertThat(stage.ends())
                .containsExactly(
                        end(Outcome.FAILED, "because; but 'undo drain' failed: no route to host"));
    }

    @Test
    void a_run_can_be_given_back_while_it_is_being_undone_and_goes_on_with_that() {
        plays(
                (r, _) -> {
                    r.step("drain", () -> {}, () -> deeds.add("undrained"));
                    r.step("mute", () -> {}, () -> halts(Way.GIVE_BACK));
                    r.step("look", () -> halts(Way.UNDO));
                    r.step("end", () -> deeds.add("ended"));
                });
        assertThat(stage.runs()).isFalse();
        stage.tenure().isNoLongerHalted();
        assertThat(stage.runs()).isTrue();
        assertThat(deeds).containsExactly("undrained");
        assertThat(stage.ends()).containsExactly(end(Outcome.CANCELLED, "because"));
    }

    @Test
    void a_step_that_fails_while_the_run_is_halted_has_failed() {
        plays(
                (r, _) ->
                        r.step(
                                "drain",
                                () -> {
                                    halts(Way.UNDO);
                                    fails();
                                }));
        assertThat(stage.runs()).isTrue();
        assertThat(stage.ends()).containsExactly(end(Outcome.FAILED, "no route to host"));
    }

    private void haltingInTheFirstStep(Way way) {
        plays(
                (r, _) -> {
                    r.step(
                            "drain",
                            () -> {
                                deeds.add("drained");
                                halts(way);
                            },
                            () -> deeds.add("undrained"));
                    r.once("reboot", _ -> deeds.add("rebooted")).withoutProbe();
                });
    }

    private void drainThenReboot(Remedy remedy, Node node) {
        remedy.step("drain", () -> deeds.add("drained"), () -> deeds.add("undrained"));
        remedy.once("reboot", _ -> deeds.add("rebooted")).withoutProbe();
    }

    private void plays(Action<Node> action) {
        stage = new Stage(Scripted.book(action));
    }

    private void halts(Way way) {
        stage.tenure().isHalted(way, "because");
    }

    private static FakeTenure.End end(Outcome outcome, String evidence) {
        return new FakeTenure.End(outcome, evidence);
    }

    private static void fails() {
        throw new IllegalStateException("no route to host");
    }
}
