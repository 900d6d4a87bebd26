package dev.remediator.remediation;

import static dev.remediator.playbook.Playbooks.alert;
import static dev.remediator.playbook.Playbooks.label;
import static dev.remediator.playbook.Playbooks.minutes;
import static dev.remediator.playbook.Playbooks.node;
import static dev.remediator.playbook.Playbooks.page;
import static dev.remediator.playbook.Playbooks.when;
import static dev.remediator.remediation.World.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.guard.Command;
import dev.remediator.guard.Policy;
import dev.remediator.guard.Rules;
import dev.remediator.guard.Ruling;
import dev.remediator.journal.Halt;
import dev.remediator.journal.Outcome;
import dev.remediator.journal.StepEntry;
import dev.remediator.playbook.Autonomy;
import dev.remediator.playbook.Book;
import dev.remediator.playbook.Plan;
import dev.remediator.playbook.Playbook;
import dev.remediator.reason.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// Runs that a guard stops in the middle, and that go on when it lets them.
@DisplayNameGeneration(ReplaceUnderscores.class)
class HaltedRunsTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final World world = new World();

    static final class Replace implements Playbook {
        @Override
        public Plan<?> plan() {
            return when(alert("InstanceDown"))
                    .lock(node(label("instance")))
                    .first("look", (_, _) -> {})
                    .lastly("replace", (_, _) -> {})
                    .destructiveOnTheAlertAlone()
                    .holding(minutes(2))
                    .otherwise(page("web"));
        }
    }

    @Test
    void a_pulled_cord_halts_a_run_and_its_release_goes_on_with_it_where_it_stopped() {
        world.fires("DiskFull").isClaimedBy("w1").says("w1", entry("look#1", StepEntry.Kind.DONE));
        world.commands(new Command.PullCord("c1", "ann", "smoke", "everything"));
        assertThat(world.answers().getLast())
                .isInstanceOfSatisfying(
                        Answer.Halt.class,
                        halt -> assertThat(halt.way()).isEqualTo(Halt.Way.GIVE_BACK));
        world.reports(new Report.Returned("node/web-1", world.offer().run(), 1, "w1", "halted"));
        assertThat(world.last().reason()).isEqualTo(Reason.ANDON);

        world.commands(new Command.ReleaseCord("c2", "ann", "fine", "everything"));

        assertThat(world.offer().epoch()).isGreaterThan(1);
        assertThat(world.offer().journal()).extracting(StepEntry::step).containsExactly("look#1");
    }

    @Test
    void a_halted_run_gets_no_leave_for_what_cannot_be_taken_back() {
        world.fires("DiskFull").isClaimedBy("w1");
        world.commands(new Command.PullCord("c1", "ann", "smoke", "everything"));

        world.says("w1", entry("burn#1", StepEntry.Kind.INTENDED));

        assertThat(world.answers()).noneMatch(Answer.IntentCommitted.class::isInstance);
        assertThat(world.last().reason()).isEqualTo(Reason.ANDON);
    }

    @Test
    void an_offer_nobody_has_taken_stops_at_once_when_the_cord_is_pulled() {
        world.fires("DiskFull");

        world.commands(new Command.PullCord("c1", "ann", "smoke", "everything"));

        assertThat(world.state().incidents().values())
                .extracting(i -> i.phase().state())
                .containsExactly(State.REFUSED);
    }

    @Test
    void a_halted_run_whose_alert_clears_is_left_half_done_and_not_offered_under_the_cord() {
        world.fires("DiskFull").isClaimedBy("w1");
        world.commands(new Command.PullCord("c1", "ann", "smoke", "everything"));
        world.resolves("DiskFull");

        world.reports(new Report.Returned("node/web-1", world.offer().run(), 1, "w1", "halted"));

        assertThat(world.last().reason()).isEqualTo(Reason.ANDON);
        assertThat(world.last().closes()).isTrue();
        assertThat(world.offer().epoch()).isEqualTo(1);
    }

    @Test
    void a_run_halted_for_good_keeps_the_resource_from_others() {
        world.fires("DiskFull").isClaimedBy("w1");
        world.commands(new Command.PullCord("c1", "ann", "smoke", "playbook=Hasty"));
        world.reports(new Report.Returned("node/web-1", world.offer().run(), 1, "w1", "halted"));

        world.fires("InstanceDown").passes(MINUTE);

        assertThat(world.last().reason()).isEqualTo(Reason.WAITING_FOR_LOCK);
    }

    @Test
    void what_was_halted_goes_on_when_the_cord_is_released_though_the_hour_is_spent() {
        var world =
                new World(
                        Book.of(List.of(new Replace())),
                        Policy.of(Rules.DEFAULT.with(new Rules.Budgets(1, 3, 1, 10)), Map.of()));
        world.fires("InstanceDown").isClaimedBy("w1").ends("w1", Outcome.FAILED);
        world.isClaimedBy("w1");
        world.commands(new Command.PullCord("c1", "ann", "smoke", "everything"));
        var offer = world.offer();
        world.reports(
                new Report.Returned(offer.resource(), offer.run(), offer.epoch(), "w1", "halted"));

        world.commands(new Command.ReleaseCord("c2", "ann", "fine", "everything"));

        assertThat(world.reasons()).contains(Reason.RUN_HALTING);
        assertThat(world.last().reason()).isEqualTo(Reason.REMEDY_OFFERED);
    }

    @Test
    void what_was_approved_goes_on_when_the_cord_is_released_without_being_asked_for_again() {
        var world = new World();
        world.commands(
                new Command.SetAutonomy("c0", "ann", "new", "Hasty", Autonomy.Level.PROPOSE));
        world.fires("DiskFull");
        var run = world.warden().queue().values().iterator().next().ask().run();
        world.commands(new Command.Approve("c1", "ann", "go", run)).isClaimedBy("w1");
        world.commands(new Command.PullCord("c2", "ann", "smoke", "everything"));
        var offer = world.offer();
        world.reports(
                new Report.Returned(offer.resource(), offer.run(), offer.epoch(), "w1", "halted"));

        world.commands(new Command.ReleaseCord("c3", "ann", "fine", "everything"));

        assertThat(world.last().reason()).isEqualTo(Reason.REMEDY_OFFERED);
    }

    @Test
    void what_a_storm_recalled_once_it_recalls_again() {
        var world =
                new World(Book.of(List.of(new Replace())), Policy.DEFAULT)
                        .fires("InstanceDown")
                        .isClaimedBy("w1")
                        .ends("w1", Outcome.FAILED);
        recalled(world);
        assertThat(world.last().reason()).isEqualTo(Reason.REMEDY_OFFERED);

        recalled(world);

        assertThat(world.reasons().stream().filter(r -> r == Reason.RUN_HALTING)).hasSize(2);
    }

    /// The storm is over at once, so that it is let go again.
    private static void recalled(World world) {
        var permit = String.valueOf(incident(world.state()).permit());
        world.happens(new Event.Ruled(new Ruling.Halted("node/web-1", permit, Reason.STORM, "")));
    }

    private static Incident incident(ResourceState state) {
        return state.incidents().values().iterator().next();
    }
}
