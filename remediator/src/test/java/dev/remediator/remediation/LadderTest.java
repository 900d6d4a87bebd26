package dev.remediator.remediation;

import static dev.remediator.playbook.Playbooks.alert;
import static dev.remediator.playbook.Playbooks.label;
import static dev.remediator.playbook.Playbooks.node;
import static dev.remediator.playbook.Playbooks.page;
import static dev.remediator.playbook.Playbooks.when;
import static dev.remediator.remediation.World.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.alert.AlertStatus;
import dev.remediator.guard.Policy;
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
class LadderTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final World world = new World();

    @Test
    void an_alert_that_clears_and_stays_clear_after_a_remedy_is_healed() {
        world.fires("InstanceDown").passes(MINUTE).isClaimedBy("w1").succeeds("w1");

        world.resolves("InstanceDown").passes(Duration.ofMinutes(2));

        assertThat(world.reasons())
                .containsExactly(
                        Reason.HELD_FOR,
                        Reason.REMEDY_OFFERED,
                        Reason.CLAIM_GRANTED,
                        Reason.REMEDY_DONE,
                        Reason.CONDITION_CLEARED,
                        Reason.HEALED);
        assertThat(world.state().incidents()).isEmpty();
        assertThat(world.pages()).isEmpty();
    }

    @Test
    void an_alert_that_clears_while_it_is_held_is_left_alone() {
        world.fires("InstanceDown").passes(Duration.ofSeconds(59));

        world.resolves("InstanceDown").passes(MINUTE);

        assertThat(world.reasons())
                .containsExactly(Reason.HELD_FOR, Reason.RESOLVED, Reason.CLEARED_WHILE_HELD);
        assertThat(world.last().state()).isEqualTo(State.CLEARED);
    }

    @Test
    void a_return_value_is_not_a_cure_the_alert_must_clear() {
        world.fires("InstanceDown").passes(MINUTE).isClaimedBy("w1").succeeds("w1");

        world.passes(Duration.ofMinutes(5));

        assertThat(world.last().reason()).isEqualTo(Reason.REMEDY_OFFERED);
        assertThat(world.last().remedy()).isEqualTo("replace");
        assertThat(world.reasons()).contains(Reason.DID_NOT_CLEAR);
    }

    @Test
    void an_alert_that_comes_back_while_it_is_watched_gets_the_next_remedy_at_once() {
        world.fires("InstanceDown").passes(MINUTE).isClaimedBy("w1").succeeds("w1");
        world.resolves("InstanceDown").passes(Duration.ofSeconds(30));

        world.hears(again());

        assertThat(world.reasons()).endsWith(Reason.DID_NOT_HOLD, Reason.REMEDY_OFFERED);
        assertThat(world.offer().remedy()).isEqualTo(1);
    }

    @Test
    void a_late_repeat_of_the_ended_episode_does_not_count_as_coming_back() {
        world.fires("InstanceDown").passes(MINUTE).isClaimedBy("w1").succeeds("w1");
        world.resolves("InstanceDown").passes(Duration.ofSeconds(30));

        world.fires("InstanceDown").passes(Duration.ofMinutes(2));

        assertThat(world.reasons()).containsSubsequence(Reason.STALE_ALERT, Reason.HEALED);
    }

    @Test
    void a_remedy_that_fails_gives_way_to_the_next_without_waiting() {
        world.fires("InstanceDown").passes(MINUTE).isClaimedBy("w1");

        world.ends("w1", Outcome.FAILED);

        assertThat(world.reasons()).endsWith(Reason.REMEDY_FAILED, Reason.REMEDY_OFFERED);
        assertThat(world.offer().remedy()).isEqualTo(1);
    }

    @Test
    void a_remedy_that_failed_although_the_alert_cleared_is_judged_by_the_alert() {
        world.fires("InstanceDown").passes(MINUTE).isClaimedBy("w1").resolves("InstanceDown");

        world.ends("w1", Outcome.FAILED).passes(Duration.ofMinutes(2));

        assertThat(world.last().reason()).isEqualTo(Reason.HEALED);
    }

    @Test
    void a_remedy_that_takes_too_long_is_taken_away() {
        world.fires("DiskFull").isClaimedBy("w1");

        world.passes(Duration.ofMinutes(15).plus(Patience.DEFAULT.overtime()));

        assertThat(world.reasons()).endsWith(Reason.REMEDY_TIMED_OUT);
        assertThat(world.answers().getLast()).isInstanceOf(Answer.Revoked.class);
    }

    @Test
    void a_remedy_that_took_too_long_goes_to_people_because_nobody_knows_what_it_still_does() {
        world.fires("InstanceDown").passes(MINUTE).isClaimedBy("w1");

        world.passes(Duration.ofMinutes(15).plus(Patience.DEFAULT.overtime()));

        assertThat(world.pages()).extracting(Page::why).containsExactly(Reason.REMEDY_TIMED_OUT);
        assertThat(world.offer().remedy()).isZero();
    }

    @Test
    void a_remedy_that_has_another_name_by_now_is_not_judged_by_the_new_one() {
        world.fires("InstanceDown").passes(MINUTE).isClaimedBy("w1");
        world.goesOnWith(Book.of(List.of(new Renamed())));

        world.succeeds("w1");

        assertThat(world.pages()).extracting(Page::why).containsExactly(Reason.PLAYBOOK_GONE);
    }

    /// The ladder of `Patient`, the other way round.
    static final class Renamed implements Playbook {
        @Override
        public Plan<?> plan() {
            return when(alert("InstanceDown"))
                    .lock(node(label("instance")))
                    .first("replace", (_, _) -> {})
                    .lastly("restart", (_, _) -> {})
                    .otherwise(page("web"));
        }

        @Override
        public String name() {
            return "Patient";
        }
    }

    @Test
    void the_page_carries_every_attempt_with_what_came_of_it() {
        world.fires("InstanceDown").passes(MINUTE).isClaimedBy("w1").succeeds("w1");
        world.passes(Duration.ofMinutes(5)).isClaimedBy("w2");

        world.ends("w2", Outcome.FAILED);

        var page = world.pages().getFirst();
        assertThat(page.action()).isEqualTo(Page.Action.TRIGGER);
        assertThat(page.policy()).isEqualTo("web");
        assertThat(page.why()).isEqualTo(Reason.LADDER_EXHAUSTED);
        assertThat(page.attempts())
                .extracting(Attempt::remedy, Attempt::result)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple("restart", Reason.DID_NOT_CLEAR),
                        org.assertj.core.api.Assertions.tuple("replace", Reason.REMEDY_FAILED));
    }

    @Test
    void the_page_is_resolved_under_the_same_key_when_the_alert_clears() {
        world.fires("Fire");

        world.resolves("Fire");

        assertThat(world.pages())
                .extracting(Page::action)
                .containsExactly(Page.Action.TRIGGER, Page.Action.RESOLVE);
        assertThat(world.pages())
                .extracting(Page::dedupKey)
                .hasSize(2)
                .containsOnly(world.pages().getFirst().dedupKey());
        assertThat(world.last().reason()).isEqualTo(Reason.RESOLVED_AFTER_PAGE);
    }

    @Test
    void a_playbook_without_remedies_pages_at_once() {
        world.fires("Fire");

        assertThat(world.reasons()).containsExactly(Reason.NO_REMEDY);
        assertThat(world.last().state()).isEqualTo(State.PAGED);
    }

    @Test
    void an_incident_whose_playbook_is_gone_goes_to_people() {
        world.fires("InstanceDown");
        var withoutPlaybooks = new Remediator(Book.of(List.of()), Policy.DEFAULT, Patience.DEFAULT);

        var decided =
                withoutPlaybooks.decide(
                        world.state(),
                        new Event.TimePassed(Map.of("", 1)),
                        START.plus(MINUTE),
                        null);

        assertThat(decided.next().incidents().values())
                .extracting(i -> ((Phase.Paging) i.phase()).why())
                .containsExactly(Reason.PLAYBOOK_GONE);
    }

    @Test
    void people_are_called_at_once_where_no_remedy_needs_the_lock() {
        var world = new World().fires("InstanceDown").passes(MINUTE).isClaimedBy("w1");

        world.fires("Fire");

        assertThat(world.pages()).hasSize(1);
    }

    @Test
    void what_has_cleared_is_not_paged_when_its_playbook_is_gone() {
        world.fires("InstanceDown").passes(MINUTE).isClaimedBy("w1").resolves("InstanceDown");
        world.goesOnWith(Book.of(List.of()));

        world.succeeds("w1");

        assertThat(world.state().incidents()).isEmpty();
        assertThat(world.pages()).isEmpty();
        assertThat(world.unaccounted(2)).isZero();
    }

    @Test
    void the_second_incident_on_a_resource_waits_until_the_first_is_over() {
        world.fires("InstanceDown").passes(MINUTE).fires("DiskFull").isClaimedBy("w1");
        assertThat(world.reasons()).contains(Reason.WAITING_FOR_LOCK);

        world.succeeds("w1").resolves("InstanceDown").passes(MINUTE.multipliedBy(2));

        assertThat(world.reasons()).endsWith(Reason.HEALED, Reason.REMEDY_OFFERED);
    }

    @Test
    void an_incident_that_clears_while_it_waits_gives_up_its_place() {
        world.fires("InstanceDown").passes(MINUTE).fires("DiskFull");

        world.resolves("DiskFull");

        assertThat(world.last().reason()).isEqualTo(Reason.CLEARED_WHILE_WAITING);
        assertThat(world.state().line()).containsExactly("InstanceDown-series");
    }

    private static dev.remediator.alert.Alert again() {
        var later = START.plus(Duration.ofMinutes(3));
        return World.alertOf("InstanceDown", AlertStatus.FIRING, later, later);
    }
}
