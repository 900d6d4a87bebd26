package dev.remediator.warden;

import static dev.remediator.guard.Wishes.NOW;
import static dev.remediator.guard.Wishes.toReplace;
import static dev.remediator.guard.Wishes.toRestart;
import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.guard.Command;
import dev.remediator.guard.Controls;
import dev.remediator.guard.Matcher;
import dev.remediator.guard.Rules;
import dev.remediator.guard.Silence;
import dev.remediator.guard.Wishes;
import dev.remediator.playbook.Autonomy;
import dev.remediator.reason.Reason;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CommandsTest {
    private static final Autonomy ASKING =
            new Autonomy(Autonomy.Level.PROPOSE, Duration.ofMinutes(15), Autonomy.Lapse.PAGE);

    private final Ward ward = Ward.of(200);

    @Test
    void a_pulled_cord_halts_what_is_in_flight_and_holds_what_comes() {
        ward.asks(toRestart("node/web-1"));

        ward.pulls("everything").asks(toRestart("node/web-2"));

        assertThat(ward.saidOf("node/web-1")).isEqualTo("halted");
        assertThat(ward.saidOf("node/web-2")).isEqualTo("andon");
    }

    @Test
    void whoever_pulled_a_cord_first_is_who_is_to_be_asked() {
        ward.pulls("everything");

        ward.hears(new Command.PullCord(ward.id(), "ben", "me too", "everything"));

        assertThat(ward.posture().controls().cords())
                .extracting(Controls.Cord::by)
                .containsExactly("ann");
    }

    @Test
    void the_cord_of_one_group_leaves_others_alone() {
        ward.asks(toRestart("node/web-1"));

        ward.pulls("cluster=us-1");

        assertThat(ward.saidOf("node/web-1")).isEqualTo("allowed");
    }

    @Test
    void a_released_cord_lets_go_what_it_held() {
        ward.pulls("everything").asks(toRestart("node/web-2"));

        ward.releases("everything");

        assertThat(ward.saidOf("node/web-2")).isEqualTo("allowed");
        assertThat(ward.posture().controls().cords()).isEmpty();
    }

    @Test
    void releasing_a_cord_nobody_pulled_is_refused_and_said_so() {
        ward.releases("everything");

        assertThat(ward.posture().answered())
                .containsExactly(new Posture.Answered("command-1", "no cord is pulled for it"));
    }

    @Test
    void a_silence_holds_until_it_ends_by_itself() {
        ward.hears(silence(Duration.ofMinutes(2))).asks(toRestart("node/web-1"));
        assertThat(ward.saidOf("node/web-1")).isEqualTo("silenced");

        ward.passes(Duration.ofMinutes(2));

        assertThat(ward.saidOf("node/web-1")).isEqualTo("allowed");
        assertThat(ward.reasons()).contains(Reason.SILENCE_ENDED);
        assertThat(ward.posture().controls().silences()).isEmpty();
    }

    @Test
    void a_silence_may_be_ended_early() {
        ward.hears(silence(Duration.ofMinutes(2))).asks(toRestart("node/web-1"));

        ward.hears(new Command.EndSilence(ward.id(), "ann", "enough", "quiet"));

        assertThat(ward.saidOf("node/web-1")).isEqualTo("allowed");
    }

    @Test
    void a_proposed_remedy_is_paged_and_done_when_it_is_approved() {
        var proposed = toReplace("node/web-1").as(ASKING);
        ward.asks(proposed);
        assertThat(ward.saidOf("node/web-1")).isEqualTo("approval-wanted");

        ward.hears(new Command.Approve(ward.id(), "ann", "go", "run-node/web-1"));

        assertThat(ward.saidOf("node/web-1")).isEqualTo("allowed");
        assertThat(ward.pages())
                .extracting(p -> p.action().name())
                .containsExactly("TRIGGER", "RESOLVE");
        assertThat(ward.trust("HealNode").approved()).isEqualTo(1);
    }

    @Test
    void a_denied_remedy_goes_to_people() {
        ward.asks(toReplace("node/web-1").as(ASKING));

        ward.hears(new Command.Deny(ward.id(), "ann", "no", "run-node/web-1"));

        assertThat(ward.saidOf("node/web-1")).isEqualTo("refused: denied");
    }

    @Test
    void a_proposal_nobody_answers_lapses_when_its_time_is_over_and_not_before() {
        ward.asks(toReplace("node/web-1").as(ASKING)).passes(Duration.ofMinutes(14));
        assertThat(ward.saidOf("node/web-1")).isEqualTo("approval-wanted");

        ward.passes(Duration.ofMinutes(1));

        assertThat(ward.saidOf("node/web-1")).isEqualTo("refused: approval-lapsed");
    }

    @Test
    void a_proposal_may_also_be_carried_out_when_nobody_objects() {
        var act = new Autonomy(Autonomy.Level.PROPOSE, Duration.ofMinutes(15), Autonomy.Lapse.ACT);
        ward.asks(toReplace("node/web-1").as(act));

        ward.passes(Duration.ofMinutes(15));

        assertThat(ward.saidOf("node/web-1")).isEqualTo("allowed");
    }

    @Test
    void approving_what_nobody_proposed_is_refused() {
        ward.asks(toReplace("node/web-1"));

        ward.hears(new Command.Approve(ward.id(), "ann", "go", "run-node/web-1"));

        assertThat(ward.posture().answered().getLast().refused())
                .isEqualTo("no such run waits for approval");
    }

    @Test
    void a_playbook_that_fails_three_times_in_a_row_asks_from_then_on() {
        ward.judged("HealNode", false).judged("HealNode", false).judged("HealNode", false);

        ward.asks(toRestart("node/web-1"));

        assertThat(ward.reasons()).contains(Reason.DEMOTED);
        assertThat(ward.saidOf("node/web-1")).isEqualTo("approval-wanted");
    }

    @Test
    void one_success_between_failures_keeps_a_playbook_where_it_is() {
        ward.judged("HealNode", false).judged("HealNode", false).judged("HealNode", true);

        ward.judged("HealNode", false).judged("HealNode", false);

        assertThat(ward.reasons()).isEmpty();
    }

    @Test
    void a_person_may_promote_it_again() {
        ward.judged("HealNode", false).judged("HealNode", false).judged("HealNode", false);
        ward.asks(toRestart("node/web-1"));

        ward.hears(
                new Command.SetAutonomy(
                        ward.id(), "ann", "mended", "HealNode", Autonomy.Level.AUTO));

        assertThat(ward.saidOf("node/web-1")).isEqualTo("allowed");
    }

    private Command silence(Duration time) {
        return new Command.SetSilence(
                ward.id(),
                "ann",
                "known",
                new Silence(
                        "quiet",
                        false,
                        List.of(Matcher.parse("cluster=eu-1")),
                        NOW,
                        NOW.plus(time),
                        "ann",
                        "known"));
    }

    @Test
    void a_shadowed_remedy_is_counted_and_never_let_go() {
        ward.asks(toReplace("node/web-1").as(Autonomy.SHADOW));

        ward.passes(Duration.ofDays(1));

        assertThat(ward.saidOf("node/web-1")).isEqualTo("shadow");
        assertThat(ward.trust("HealNode").shadowed()).isEqualTo(1);
        assertThat(ward.pages()).isEmpty();
    }

    @Test
    void nothing_of_this_happens_to_somebody_elses_wishes() {
        ward.asks(Wishes.toRestart("node/db-1").labelled("cluster", "us-1"));

        ward.pulls("cluster=eu-1");

        assertThat(ward.saidOf("node/db-1")).isEqualTo("allowed");
    }

    @Test
    void failing_does_not_lift_a_playbook_out_of_the_shadow() {
        var usual = Rules.DEFAULT;
        var ward =
                new Ward(
                        new Rules(
                                usual.groups(),
                                usual.storm(),
                                usual.budgets(),
                                usual.flapping(),
                                usual.repeats(),
                                usual.tilt(),
                                usual.tellAfter(),
                                usual.demoteAfter(),
                                List.of(new Rules.Level("HealNode", Autonomy.Level.SHADOW)),
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of()));
        for (int i = 0; i < 3; i++) {
            ward.judged("HealNode", false);
        }

        ward.asks(toRestart("node/web-1"));

        assertThat(ward.saidOf("node/web-1")).isEqualTo("shadow");
    }

    @Test
    void a_remedy_is_thought_of_in_shadow_once_however_often_it_was_held_for_something_else() {
        var ward = new Ward();
        ward.asks(toRestart("node/web-1").as(Autonomy.SHADOW));

        ward.pulls("everything").releases("everything");

        assertThat(ward.trust("HealNode").shadowed()).isEqualTo(1);
    }

    @Test
    void a_proposal_can_be_approved_while_its_budget_is_in_use() {
        var propose =
                new Autonomy(Autonomy.Level.PROPOSE, Duration.ofMinutes(15), Autonomy.Lapse.PAGE);
        var ward = Ward.of(200);
        ward.asks(toReplace("node/web-1").as(propose));
        ward.asks(toReplace("node/web-2"));
        ward.isUnwell("node/web-3");

        ward.hears(new Command.Approve(ward.id(), "ann", "go", "run-node/web-1"));

        assertThat(ward.reasons()).doesNotContain(Reason.COMMAND_REFUSED);
        assertThat(ward.saidOf("node/web-1")).isEqualTo("budget-in-use");
    }
}
