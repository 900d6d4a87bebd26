package dev.remediator.remediation;

import static dev.remediator.playbook.Playbooks.alert;
import static dev.remediator.playbook.Playbooks.label;
import static dev.remediator.playbook.Playbooks.minutes;
import static dev.remediator.playbook.Playbooks.node;
import static dev.remediator.playbook.Playbooks.page;
import static dev.remediator.playbook.Playbooks.when;
import static dev.remediator.remediation.World.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.alert.AlertStatus;
import dev.remediator.guard.Command;
import dev.remediator.guard.Policy;
import dev.remediator.guard.Rules;
import dev.remediator.guard.TestRules;
import dev.remediator.guard.Trust;
import dev.remediator.journal.Outcome;
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

@DisplayNameGeneration(ReplaceUnderscores.class)
class EdgesTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

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
    void people_are_called_at_once_where_no_remedy_needs_the_lock() {
        var world = new World().fires("InstanceDown").passes(MINUTE).isClaimedBy("w1");

        world.fires("Fire");

        assertThat(world.pages()).hasSize(1);
    }

    @Test
    void what_is_repeated_after_it_expired_while_watched_is_not_healed() {
        var world = World.under(TestRules.forgetting("test", Duration.ofSeconds(90)));
        world.fires("InstanceDown").passes(MINUTE).isClaimedBy("w1").succeeds("w1");
        world.passes(Duration.ofSeconds(35));

        world.fires("InstanceDown");
        for (int i = 0; i < 5; i++) {
            world.passes(MINUTE).fires("InstanceDown");
        }

        assertThat(world.reasons()).contains(Reason.EXPIRED).doesNotContain(Reason.HEALED);
    }

    @Test
    void what_expired_while_watched_is_news_when_it_is_repeated_after_that() {
        var world = World.under(TestRules.forgetting("test", Duration.ofSeconds(90)));
        world.fires("InstanceDown").passes(MINUTE).isClaimedBy("w1").succeeds("w1");
        world.passes(Duration.ofMinutes(10));
        assertThat(world.reasons()).contains(Reason.HEALED);

        world.fires("InstanceDown");

        assertThat(world.last().reason()).isNotEqualTo(Reason.STALE_ALERT);
        assertThat(world.state().incidents()).hasSize(1);
    }

    @Test
    void a_remedy_no_worker_ever_took_is_no_evidence_against_its_playbook() {
        var world = new World().fires("DiskFull");

        world.passes(Duration.ofHours(1));

        assertThat(world.reasons()).contains(Reason.NO_WORKER);
        assertThat(world.state().tried()).isEmpty();
        assertThat(world.warden().facts().trust().getOrDefault("Hasty", Trust.NONE).failed())
                .isZero();
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
    void what_has_cleared_is_not_paged_when_its_playbook_is_gone() {
        var world = new World().fires("InstanceDown").passes(MINUTE).isClaimedBy("w1");
        world.resolves("InstanceDown");
        var run = ((Phase.Acting) incident(world.state()).phase()).run();
        var without = new Remediator(Book.of(List.of()), Policy.DEFAULT, Patience.DEFAULT);

        var decided =
                without.decide(
                        world.state(),
                        new Event.Reported(
                                new Report.Ended(
                                        "node/web-1",
                                        run.id(),
                                        run.epoch(),
                                        "w1",
                                        Outcome.SUCCEEDED,
                                        "")),
                        world.now(),
                        null);

        assertThat(decided.next().incidents()).isEmpty();
        assertThat(decided.decisions().stream().filter(Decision::settles)).hasSize(1);
    }

    private static Incident incident(ResourceState state) {
        return state.incidents().values().iterator().next();
    }

    @Test
    void an_alert_suppressed_at_its_source_is_not_acted_on() {
        var world = new World().fires("InstanceDown");

        world.hears(World.alertOf("InstanceDown", AlertStatus.SUPPRESSED, START));
        world.passes(MINUTE);

        assertThat(world.reasons()).doesNotContain(Reason.REMEDY_OFFERED);
    }

    @Test
    void what_was_approved_goes_on_when_the_cord_is_released_without_being_asked_for_again() {
        var world = new World();
        world.commands(
                new Command.SetAutonomy(
                        "c0",
                        "ann",
                        "new",
                        "Hasty",
                        dev.remediator.playbook.Autonomy.Level.PROPOSE));
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
    void what_flapped_and_then_stays_down_is_told_to_people_or_taken_up_soon() {
        var world = new World();
        for (int i = 0; i < 5; i++) {
            var began = START.plusSeconds(i);
            world.hears(World.alertOf("InstanceDown", AlertStatus.FIRING, began, began));
            if (i < 4) {
                world.hears(World.alertOf("InstanceDown", AlertStatus.RESOLVED, began, began));
            }
        }

        world.passes(Duration.ofMinutes(20));

        assertThat(world.pages().size() + world.reasons().indexOf(Reason.REMEDY_OFFERED))
                .isNotEqualTo(-1);
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
        world.happens(
                new Event.Ruled(
                        new dev.remediator.guard.Ruling.Halted(
                                "node/web-1", permit, Reason.STORM, "")));
    }
}
