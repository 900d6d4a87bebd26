package dev.remediator.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.journal.Halt.Way;
import dev.remediator.journal.Outcome;
import dev.remediator.journal.StepEntry;
import dev.remediator.journal.StepEntry.Kind;
import dev.remediator.playbook.Book;
import dev.remediator.playbook.Remedy;
import dev.remediator.playbook.Veto;
import dev.remediator.port.ActuatorException;
import dev.remediator.port.Node;
import dev.remediator.testkit.FakeTenure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ObjectionsTest {
    private final List<String> deeds = new ArrayList<>();
    private Stage stage = new Stage(Scripted.book((_, _) -> {}));

    @Test
    void a_target_that_says_it_is_well_is_not_destroyed() {
        runs(Scripted.destructive(this::replace));
        assertThat(deeds).containsExactly("drained", "undrained");
        assertThat(stage.lines()).doesNotContain("INTENDED terminate#1");
        assertThat(stage.ends())
                .containsExactly(
                        end(
                                Outcome.STILL_WELL,
                                "node/web-1 says that it is well, so 'heal' was not done"));
    }

    @Test
    void a_target_that_is_unwell_is_destroyed() {
        plays(Scripted.destructive(this::replace));
        stage.inventory().answersHealth(() -> false);
        assertThat(stage.runs()).isTrue();
        assertThat(deeds).containsExactly("drained", "terminated", "provisioned");
    }

    @Test
    void a_remedy_that_destroys_nothing_does_not_ask() {
        runs(Scripted.book(this::replace));
        assertThat(deeds).contains("terminated");
    }

    @Test
    void on_the_alert_alone_the_target_is_not_asked() {
        runs(Scripted.onTheAlertAlone(this::replace));
        assertThat(deeds).contains("terminated");
    }

    @Test
    void a_target_that_cannot_be_asked_is_not_destroyed() {
        plays(Scripted.destructive(this::replace));
        stage.inventory()
                .answersHealth(
                        () -> {
                            throw new ActuatorException("ssh says no");
                        });
        assertThat(stage.runs()).isTrue();
        assertThat(deeds).doesNotContain("terminated");
        assertThat(stage.ends())
                .containsExactly(
                        end(
                                Outcome.FAILED,
                                "node/web-1 could not be asked whether it is well, so 'heal' was not"
                                        + " done: ssh says no"));
    }

    @Test
    void the_target_is_asked_once_however_many_deeds_follow() {
        plays(Scripted.destructive(this::replace));
        stage.inventory().answersHealth(() -> deeds.contains("terminated"));
        assertThat(stage.runs()).isTrue();
        assertThat(deeds).contains("provisioned");
    }

    @Test
    void the_target_is_not_asked_again_after_a_crash_in_the_deed() {
        plays(Scripted.destructive(this::replace));
        wrote(Kind.DONE, "drain#1");
        wrote(Kind.INTENDED, "terminate#1");
        assertThat(stage.runs()).isTrue();
        assertThat(deeds).containsExactly("terminated", "provisioned");
    }

    @Test
    void the_target_is_asked_again_after_a_crash_before_the_deed() {
        plays(Scripted.destructive(this::replace));
        wrote(Kind.DONE, "drain#1");
        assertThat(stage.runs()).isTrue();
        assertThat(stage.ends())
                .extracting(FakeTenure.End::outcome)
                .containsExactly(Outcome.STILL_WELL);
    }

    @Test
    void a_body_that_catches_everything_does_not_go_on_either() {
        runs(
                Scripted.destructive(
                        (r, _) -> {
                            try {
                                r.once("terminate", _ -> deeds.add("terminated")).withoutProbe();
                            } catch (Throwable _) {
                                r.step("terminate anyway", () -> deeds.add("terminated"));
                            }
                        }));
        assertThat(deeds).isEmpty();
    }

    @Test
    void what_is_forbidden_is_not_done_and_undone() {
        runs(Scripted.onTheAlertAlone(this::replace), new Freeze());
        assertThat(deeds).containsExactly("drained", "undrained");
        assertThat(stage.ends())
                .containsExactly(
                        end(
                                Outcome.VETOED,
                                Freeze.class.getName() + " forbids it: frozen until Monday"));
    }

    @Test
    void a_veto_hears_what_would_be_destroyed() {
        runs(
                Scripted.onTheAlertAlone(this::replace),
                (alert, remedy, resource) -> {
                    deeds.add(alert.name() + ", " + remedy + ", " + resource);
                    return Optional.empty();
                });
        assertThat(deeds)
                .containsExactly(
                        "drained", "InstanceDown, heal, node/web-1", "terminated", "provisioned");
    }

    @Test
    void a_remedy_that_destroys_nothing_cannot_be_forbidden() {
        runs(Scripted.book(this::replace), new Freeze());
        assertThat(deeds).contains("terminated");
    }

    @Test
    void a_target_that_is_well_is_no_question_for_a_veto() {
        runs(
                Scripted.destructive(this::replace),
                (_, _, _) -> {
                    deeds.add("asked");
                    return Optional.empty();
                });
        assertThat(deeds).doesNotContain("asked");
    }

    @Test
    void a_run_that_is_taken_away_while_it_asks_is_not_ended_here() {
        plays(
                Scripted.onTheAlertAlone(this::replace),
                (_, _, _) -> {
                    stage.tenure().isTaken("somebody else has it");
                    return Optional.of("too late");
                });
        assertThat(stage.runs()).isFalse();
        assertThat(stage.ends()).isEmpty();
    }

    @Test
    void a_run_that_is_halted_while_it_asks_does_not_begin_the_deed() {
        plays(
                Scripted.onTheAlertAlone(this::replace),
                (_, _, _) -> {
                    stage.tenure().isHalted(Way.UNDO, "the alert has cleared");
                    return Optional.empty();
                });
        assertThat(stage.runs()).isTrue();
        assertThat(deeds).containsExactly("drained", "undrained");
        assertThat(stage.ends()).containsExactly(end(Outcome.CANCELLED, "the alert has cleared"));
    }

    @Test
    void a_target_that_is_well_again_because_the_alert_has_cleared_is_not_called_a_contradiction() {
        plays(Scripted.destructive(this::replace));
        stage.inventory()
                .answersHealth(
                        () -> {
                            stage.tenure().isHalted(Way.UNDO, "the alert has cleared");
                            return true;
                        });
        assertThat(stage.runs()).isTrue();
        assertThat(stage.ends()).containsExactly(end(Outcome.CANCELLED, "the alert has cleared"));
    }

    @Test
    void what_asking_breaks_off_is_said_by_the_first_worker_and_kept_by_the_next() {
        plays(Scripted.destructive(this::replace));
        stage.dies(3);
        stage.inventory().answersHealth(() -> false);
        assertThat(stage.runs()).isTrue();
        assertThat(deeds).containsExactly("drained", "undrained");
        assertThat(stage.ends())
                .extracting(FakeTenure.End::outcome)
                .containsExactly(Outcome.STILL_WELL);
    }

    private void replace(Remedy remedy, Node node) {
        remedy.step("drain", () -> deeds.add("drained"), () -> deeds.add("undrained"));
        remedy.once("terminate", _ -> deeds.add("terminated")).probe(() -> false);
        remedy.once("provision", _ -> deeds.add("provisioned")).withoutProbe();
    }

    private void runs(Book book, Veto... vetoes) {
        plays(book, vetoes);
        assertThat(stage.runs()).isTrue();
    }

    private void plays(Book book, Veto... vetoes) {
        stage = new Stage(book, vetoes);
    }

    private void wrote(Kind kind, String step) {
        var value = kind == Kind.INTENDED ? "" : "\"\"";
        stage.tenure().record(new StepEntry(step, kind, value, Offers.START));
    }

    private static FakeTenure.End end(Outcome outcome, String evidence) {
        return new FakeTenure.End(outcome, evidence);
    }
}
