package dev.remediator.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.journal.Outcome;
import dev.remediator.journal.StepEntry;
import dev.remediator.journal.StepEntry.Kind;
import dev.remediator.playbook.Action;
import dev.remediator.playbook.Remedy;
import dev.remediator.playbook.RemedyFailed;
import dev.remediator.port.Node;
import dev.remediator.testkit.FakeTenure;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class UndoTest {
    private final List<String> deeds = new ArrayList<>();
    private Stage stage = new Stage(Scripted.book((_, _) -> {}));

    @Test
    void what_succeeds_is_not_undone() {
        runs((r, _) -> drain(r));
        assertThat(deeds).containsExactly("drained");
        assertThat(stage.ends()).containsExactly(end(Outcome.SUCCEEDED, ""));
    }

    @Test
    void what_a_failing_body_did_is_undone_last_first() {
        runs(
                (r, _) -> {
                    drain(r);
                    r.step("mute", () -> deeds.add("muted"), () -> deeds.add("unmuted"));
                    throw new RemedyFailed("no disk is free");
                });
        assertThat(deeds).containsExactly("drained", "muted", "unmuted", "undrained");
        assertThat(stage.ends()).containsExactly(end(Outcome.FAILED, "no disk is free"));
    }

    @Test
    void undoing_is_written_down_with_its_reason() {
        runs(this::drainAndFail);
        assertThat(stage.lines())
                .containsExactly("DONE drain#1", "DONE broken off#1", "DONE undo drain#1");
        assertThat(stage.tenure().journal().get(1).value())
                .isEqualTo("\"FAILED: no disk is free\"");
    }

    @Test
    void a_step_that_failed_is_not_undone() {
        runs((r, _) -> r.step("drain", UndoTest::fails, () -> deeds.add("undrained")));
        assertThat(deeds).isEmpty();
        assertThat(stage.lines()).containsExactly("FAILED drain#1");
        assertThat(stage.ends()).containsExactly(end(Outcome.FAILED, "no route to host"));
    }

    @Test
    void what_an_earlier_worker_did_is_undone_too() {
        plays(this::drainAndFail);
        wrote(Kind.DONE, "drain#1", "\"\"");
        assertThat(stage.runs()).isTrue();
        assertThat(deeds).containsExactly("undrained");
    }

    @Test
    void an_undo_that_fails_is_told_and_the_others_are_done() {
        runs(
                (r, _) -> {
                    drain(r);
                    r.step("mute", () -> {}, UndoTest::fails);
                    throw new RemedyFailed("no disk is free");
                });
        assertThat(deeds).containsExactly("drained", "undrained");
        assertThat(stage.ends())
                .containsExactly(
                        end(
                                Outcome.FAILED,
                                "no disk is free; but 'undo mute' failed: no route to host"));
    }

    @Test
    void an_undo_that_lacks_a_class_does_not_keep_the_others_from_being_done() {
        runs(
                (r, _) -> {
                    drain(r);
                    r.step("mute", () -> {}, () -> deeds.add(missing()));
                    throw new RemedyFailed("no disk is free");
                });
        assertThat(deeds).containsExactly("drained", "undrained");
    }

    @Test
    void an_undo_that_failed_on_an_earlier_worker_is_told_and_not_repeated() {
        plays(this::drainAndFail);
        wrote(Kind.DONE, "drain#1", "\"\"");
        wrote(Kind.DONE, "broken off#1", "\"FAILED: no disk is free\"");
        wrote(Kind.FAILED, "undo drain#1", "\"no route to host\"");
        assertThat(stage.runs()).isTrue();
        assertThat(deeds).isEmpty();
        assertThat(stage.ends().getFirst().evidence())
                .isEqualTo("no disk is free; but 'undo drain' failed: no route to host");
    }

    @Test
    void a_run_an_earlier_worker_has_broken_off_is_not_gone_on_with() {
        plays(
                (r, _) -> {
                    drain(r);
                    r.once("terminate", _ -> deeds.add("terminated")).withoutProbe();
                });
        wrote(Kind.DONE, "drain#1", "\"\"");
        wrote(Kind.DONE, "broken off#1", "\"CANCELLED: the alert has cleared\"");
        assertThat(stage.runs()).isTrue();
        assertThat(deeds).containsExactly("undrained");
        assertThat(stage.ends()).containsExactly(end(Outcome.CANCELLED, "the alert has cleared"));
    }

    @Test
    void a_run_that_was_broken_off_after_its_last_step_does_not_succeed_later() {
        plays((r, _) -> drain(r));
        wrote(Kind.DONE, "drain#1", "\"\"");
        wrote(Kind.DONE, "broken off#1", "\"FAILED: no disk is free\"");
        assertThat(stage.runs()).isTrue();
        assertThat(stage.ends()).containsExactly(end(Outcome.FAILED, "no disk is free"));
    }

    @Test
    void an_undo_that_the_code_no_longer_has_has_diverged() {
        plays((r, _) -> r.step("drain", () -> {}));
        wrote(Kind.DONE, "drain#1", "\"\"");
        wrote(Kind.DONE, "broken off#1", "\"CANCELLED: the alert has cleared\"");
        wrote(Kind.DONE, "undo drain#1", "\"\"");
        assertThat(stage.runs()).isTrue();
        assertThat(stage.ends())
                .containsExactly(
                        end(
                                Outcome.DIVERGED,
                                "the journal has 'undo drain#1', which the code no longer takes"));
    }

    @Test
    void a_reason_nobody_can_read_has_diverged() {
        plays((r, _) -> drain(r));
        wrote(Kind.DONE, "drain#1", "\"\"");
        wrote(Kind.DONE, "broken off#1", "\"whatever\"");
        assertThat(stage.runs()).isTrue();
        assertThat(stage.ends())
                .extracting(FakeTenure.End::outcome)
                .containsExactly(Outcome.DIVERGED);
    }

    @Test
    void what_nobody_can_judge_is_left_as_it_is() {
        plays(
                (r, _) -> {
                    drain(r);
                    r.once("terminate", _ -> {}).withoutProbe();
                });
        wrote(Kind.DONE, "drain#1", "\"\"");
        wrote(Kind.INTENDED, "terminate#1", "");
        assertThat(stage.runs()).isTrue();
        assertThat(deeds).isEmpty();
        assertThat(stage.ends())
                .extracting(FakeTenure.End::outcome)
                .containsExactly(Outcome.UNKNOWN);
    }

    @Test
    void a_journal_that_does_not_fit_leaves_things_as_they_are() {
        plays(
                (r, _) -> {
                    drain(r);
                    r.step("terminate", () -> {});
                });
        wrote(Kind.DONE, "drain#1", "\"\"");
        wrote(Kind.DONE, "reboot#1", "\"\"");
        assertThat(stage.runs()).isTrue();
        assertThat(deeds).isEmpty();
    }

    @Test
    void a_run_that_was_taken_away_is_undone_by_nobody_here() {
        plays(
                (r, _) -> {
                    drain(r);
                    stage.tenure().isTaken("somebody else has it");
                    r.step("look", () -> {});
                });
        assertThat(stage.runs()).isFalse();
        assertThat(deeds).containsExactly("drained");
    }

    @Test
    void a_body_that_catches_its_failure_and_goes_on_undoes_nothing() {
        runs(
                (r, _) -> {
                    drain(r);
                    try {
                        r.step("look", UndoTest::fails);
                    } catch (RemedyFailed e) {
                        r.step("force", () -> deeds.add("forced"));
                    }
                });
        assertThat(deeds).containsExactly("drained", "forced");
    }

    @Test
    void a_step_of_the_playbooks_own_may_be_called_like_an_undo() {
        runs(
                (r, _) -> {
                    r.step("undo drain", () -> deeds.add("prepared"));
                    drainAndFail(r, "no node");
                });
        assertThat(stage.lines()).endsWith("DONE broken off#1", "DONE undo drain#2");
    }

    @Test
    void a_step_may_not_be_called_like_the_line_that_breaks_a_run_off() {
        runs((r, _) -> r.step("broken off", () -> deeds.add("done")));
        assertThat(deeds).isEmpty();
        assertThat(stage.ends())
                .containsExactly(
                        end(
                                Outcome.FAILED,
                                "a step may not be called 'broken off', which the journal itself"
                                        + " says"));
    }

    private void drainAndFail(Remedy remedy, Object node) {
        drain(remedy);
        throw new RemedyFailed("no disk is free");
    }

    private void drain(Remedy remedy) {
        remedy.step("drain", () -> deeds.add("drained"), () -> deeds.add("undrained"));
    }

    private void runs(Action<Node> action) {
        plays(action);
        assertThat(stage.runs()).isTrue();
    }

    private void plays(Action<Node> action) {
        stage = new Stage(Scripted.book(action));
    }

    private void wrote(Kind kind, String step, String value) {
        stage.tenure().record(new StepEntry(step, kind, value, Offers.START));
    }

    private static FakeTenure.End end(Outcome outcome, String evidence) {
        return new FakeTenure.End(outcome, evidence);
    }

    private static String missing() {
        throw new NoClassDefFoundError("com/example/Ssh");
    }

    private static void fails() {
        throw new IllegalStateException("no route to host");
    }
}
