package dev.remediator.remediation;

import static dev.remediator.remediation.World.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import dev.remediator.guard.Command;
import dev.remediator.guard.TestRules;
import dev.remediator.guard.Tilt;
import dev.remediator.journal.Halt;
import dev.remediator.journal.Outcome;
import dev.remediator.journal.StepEntry;
import dev.remediator.playbook.Autonomy;
import dev.remediator.reason.Reason;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// What the guards make of an incident.
@DisplayNameGeneration(ReplaceUnderscores.class)
class GuardedTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final World world = new World();

    @Test
    void what_comes_back_soon_after_it_was_healed_gets_the_next_remedy() {
        healed("InstanceDown", START);

        fires("InstanceDown").passes(MINUTE);

        assertThat(world.reasons()).contains(Reason.RELAPSED);
        assertThat(world.offer().remedy()).isEqualTo(1);
    }

    @Test
    void what_comes_back_long_after_it_was_healed_begins_at_the_first_remedy() {
        healed("InstanceDown", START);
        world.passes(Duration.ofHours(2));

        fires("InstanceDown").passes(MINUTE);

        assertThat(world.offer().remedy()).isZero();
    }

    @Test
    void what_relapses_after_its_last_remedy_goes_to_people() {
        healed("DiskFull", START);

        fires("DiskFull");

        assertThat(world.last().reason()).isEqualTo(Reason.RELAPSED);
        assertThat(world.pages()).hasSize(1);
    }

    @Test
    void remedies_that_have_just_failed_on_a_target_are_not_tried_on_it_again() {
        world.fires("DiskFull").isClaimedBy("w1").ends("w1", Outcome.FAILED);
        world.resolves("DiskFull").passes(Duration.ofMinutes(10));

        fires("DiskFull");

        assertThat(world.reasons())
                .endsWith(Reason.RESOLVED_AFTER_PAGE, Reason.COOLING_DOWN, Reason.COOLING_DOWN);
        assertThat(world.pages()).hasSize(3);
    }

    @Test
    void what_comes_and_goes_too_often_is_left_alone_until_it_is_calm() {
        flaps(4);
        assertThat(world.last().reason()).isEqualTo(Reason.FLAPPING);

        world.passes(MINUTE);

        assertThat(world.state().incidents().values())
                .extracting(Incident::phase)
                .hasOnlyElementsOfType(Phase.Flapping.class);
    }

    @Test
    void what_still_fires_when_its_flapping_is_forgotten_is_taken_up() {
        flaps(4);

        world.passes(Duration.ofHours(1));

        assertThat(world.reasons()).containsSubsequence(Reason.FLAPPING, Reason.REMEDY_OFFERED);
    }

    @Test
    void what_stays_clear_until_its_flapping_is_forgotten_is_closed() {
        flaps(4);
        resolves("InstanceDown");

        world.passes(Duration.ofHours(1));

        assertThat(world.reasons()).contains(Reason.CLEARED_WHILE_FLAPPING);
        assertThat(world.state().incidents()).isEmpty();
    }

    @Test
    void what_flaps_on_for_long_is_told_to_people_once() {
        flaps(24);

        assertThat(world.pages()).extracting(Page::why).containsExactly(Reason.FLAPPING);
    }

    @Test
    void the_page_of_what_flapped_is_resolved_when_it_has_been_calm() {
        flaps(24);
        resolves("InstanceDown");

        world.passes(Duration.ofHours(1));

        assertThat(world.pages())
                .extracting(Page::action)
                .containsExactly(Page.Action.TRIGGER, Page.Action.RESOLVE);
    }

    @Test
    void a_source_that_must_repeat_itself_and_does_not_is_taken_to_say_that_it_is_over() {
        var forgetful = World.under(TestRules.forgetting("test", Duration.ofMinutes(10)));
        forgetful.fires("Fire");

        forgetful.passes(Duration.ofMinutes(10));

        assertThat(forgetful.reasons())
                .containsExactly(Reason.NO_REMEDY, Reason.EXPIRED, Reason.RESOLVED_AFTER_PAGE);
        assertThat(forgetful.unaccounted(1)).isZero();
    }

    @Test
    void what_counted_as_over_and_is_said_again_is_news() {
        var forgetful = World.under(TestRules.forgetting("test", Duration.ofMinutes(10)));
        forgetful.fires("Fire").passes(Duration.ofMinutes(11));

        forgetful.fires("Fire");

        assertThat(forgetful.last().reason()).isEqualTo(Reason.NO_REMEDY);
    }

    @Test
    void repeating_itself_keeps_it_alive() {
        var forgetful = World.under(TestRules.forgetting("test", Duration.ofMinutes(10)));
        forgetful.fires("Fire").passes(Duration.ofMinutes(9)).fires("Fire");

        forgetful.passes(Duration.ofMinutes(9));

        assertThat(forgetful.reasons()).containsExactly(Reason.NO_REMEDY, Reason.REPEATED);
    }

    @Test
    void a_firing_alert_that_says_until_when_it_holds_is_over_then() {
        var alert = World.alertOf("Fire", AlertStatus.FIRING, START);
        world.hears(until(alert, START.plus(MINUTE)));

        world.passes(MINUTE);

        assertThat(world.reasons()).contains(Reason.EXPIRED);
    }

    @Test
    void an_alert_that_clears_in_the_middle_of_a_remedy_breaks_it_off() {
        world.fires("DiskFull").isClaimedBy("w1").resolves("DiskFull");
        assertThat(world.answers().getLast())
                .isInstanceOfSatisfying(
                        Answer.Halt.class, halt -> assertThat(halt.way()).isEqualTo(Halt.Way.UNDO));

        world.ends("w1", Outcome.CANCELLED);

        assertThat(world.last().reason()).isEqualTo(Reason.RUN_CANCELLED);
        assertThat(world.last().state()).isEqualTo(State.CLEARED);
        assertThat(world.unaccounted(2)).isZero();
    }

    @Test
    void what_cannot_be_taken_back_is_carried_through_although_the_alert_has_cleared() {
        world.fires("DiskFull").isClaimedBy("w1");
        world.reports(
                new Report.Intended(
                        "node/web-1",
                        world.offer().run(),
                        1,
                        "w1",
                        new StepEntry("burn#1", StepEntry.Kind.INTENDED, "", START)));

        world.resolves("DiskFull");

        assertThat(world.answers()).noneMatch(Answer.Halt.class::isInstance);
    }

    @Test
    void what_a_shadow_would_have_done_is_set_against_what_happened_without_it() {
        world.commands(new Command.SetAutonomy("c1", "ann", "new", "Hasty", Autonomy.Level.SHADOW));
        world.fires("DiskFull").passes(Duration.ofMinutes(7));

        world.resolves("DiskFull");

        assertThat(world.last().reason()).isEqualTo(Reason.SHADOW);
        assertThat(world.last().facts())
                .isEqualTo(
                        "'clean' was thought of; it cleared without it, 420 s after it was first"
                                + " heard of");
    }

    @Test
    void people_are_paged_although_the_warden_does_not_answer() {
        world.losesTheWarden().fires("Fire");
        assertThat(world.pages()).isEmpty();

        world.passes(Duration.ofSeconds(30));

        assertThat(world.pages()).hasSize(1);
    }

    @Test
    void nothing_is_done_while_the_warden_does_not_answer() {
        world.losesTheWarden().fires("DiskFull");

        world.passes(Duration.ofHours(1));

        assertThat(world.reasons()).doesNotContain(Reason.REMEDY_OFFERED);
    }

    @Test
    void while_the_engine_distrusts_itself_it_watches_and_then_acts() {
        var tilt = new Tilt(START.plusSeconds(30), "it has just started");
        world.happens(
                new Event.AlertReceived(World.alertOf("DiskFull", AlertStatus.FIRING, START)),
                tilt);
        assertThat(world.last().reason()).isEqualTo(Reason.OBSERVING);

        world.passes(Duration.ofSeconds(30));

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

    private World fires(String name) {
        return world.hears(World.alertOf(name, AlertStatus.FIRING, world.now(), world.now()));
    }

    private void resolves(String name) {
        world.hears(World.alertOf(name, AlertStatus.RESOLVED, world.now(), world.now()));
    }

    private void healed(String name, Instant began) {
        world.hears(World.alertOf(name, AlertStatus.FIRING, began, began)).passes(MINUTE);
        world.isClaimedBy("w1").succeeds("w1").resolves(name).passes(Duration.ofMinutes(5));
        assertThat(world.reasons()).contains(Reason.HEALED);
    }

    /// Comes so many times after the first, once a minute.
    private void flaps(int times) {
        fires("InstanceDown");
        for (int i = 0; i < times; i++) {
            world.passes(Duration.ofSeconds(30));
            resolves("InstanceDown");
            world.passes(Duration.ofSeconds(30));
            fires("InstanceDown");
        }
    }

    private static Alert until(Alert alert, Instant end) {
        return new Alert(
                alert.source(),
                alert.series(),
                alert.episode(),
                alert.delivery(),
                alert.status(),
                alert.severity(),
                alert.name(),
                alert.resource(),
                alert.startsAt(),
                end,
                alert.labels(),
                alert.annotations(),
                alert.links());
    }
}
