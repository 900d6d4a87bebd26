package dev.remediator.remediation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.alert.AlertStatus;
import dev.remediator.reason.Reason;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PageRulesTest {
    private static final Duration MEMORY = Patience.DEFAULT.memory();

    private final World world = new World();

    private World isPaged() {
        return world.fires("Fire");
    }

    @Test
    void what_people_have_is_over_when_they_say_so_although_it_still_fires() {
        isPaged();

        world.isClosedByPeople();

        assertThat(world.last().reason()).isEqualTo(Reason.CLOSED_BY_PEOPLE);
        assertThat(world.last().facts()).isEqualTo("ana, at pagerduty");
        assertThat(world.last().closes()).isTrue();
        assertThat(world.state().incidents()).isEmpty();
    }

    @Test
    void the_alert_that_opened_it_is_settled_once() {
        isPaged();

        world.isClosedByPeople();

        assertThat(world.unaccounted(1)).isZero();
    }

    @Test
    void nobody_is_told_what_they_said_themselves() {
        isPaged();

        world.isClosedByPeople();

        assertThat(world.pages()).extracting(Page::action).containsExactly(Page.Action.TRIGGER);
    }

    @Test
    void the_same_episode_is_no_news_for_as_long_as_it_is_remembered() {
        isPaged().isClosedByPeople().passes(MEMORY.minusSeconds(1));

        world.fires("Fire");

        assertThat(world.last().reason()).isEqualTo(Reason.STALE_ALERT);
        assertThat(world.pages()).hasSize(1);
        assertThat(world.unaccounted(2)).isZero();
    }

    @Test
    void the_same_episode_that_still_fires_after_that_is_taken_up_again() {
        isPaged().isClosedByPeople().passes(MEMORY);

        world.fires("Fire");

        assertThat(world.pages()).extracting(Page::incident).doesNotHaveDuplicates().hasSize(2);
        assertThat(world.unaccounted(2)).isZero();
    }

    @Test
    void saying_the_same_again_does_not_make_it_remembered_for_longer() {
        isPaged().isClosedByPeople().passes(MEMORY.minusSeconds(1)).fires("Fire");
        world.passes(Duration.ofSeconds(1));

        world.fires("Fire");

        assertThat(world.pages()).hasSize(2);
    }

    @Test
    void a_later_episode_is_news_at_once() {
        isPaged().isClosedByPeople().passes(Duration.ofMinutes(1));

        world.hears(World.alertOf("Fire", AlertStatus.FIRING, world.now(), world.now()));

        assertThat(world.pages()).extracting(Page::incident).doesNotHaveDuplicates().hasSize(2);
    }

    @Test
    void its_end_told_later_by_its_source_is_accounted_for_and_changes_nothing() {
        isPaged().isClosedByPeople();

        world.resolves("Fire");

        assertThat(world.last().reason()).isEqualTo(Reason.NOTHING_OPEN);
        assertThat(world.pages()).hasSize(1);
        assertThat(world.unaccounted(2)).isZero();
    }

    @Test
    void closing_it_twice_is_closing_it_once() {
        isPaged();
        var id = world.last().incident();
        world.isClosedByPeople();
        var before = world.decisions();

        world.happens(new Event.ClosedByPeople(id, "ben, by api"));

        assertThat(world.decisions()).isEqualTo(before);
    }

    @Test
    void what_automation_still_works_on_goes_its_way() {
        world.fires("DiskFull");
        var before = world.state();

        world.isClosedByPeople();

        assertThat(world.state()).isEqualTo(before);
    }

    @Test
    void another_incident_of_the_resource_stays() {
        isPaged();
        var closed = world.last().incident();
        world.fires("DiskFull");

        world.happens(new Event.ClosedByPeople(closed, "ana, at pagerduty"));

        assertThat(world.state().incidents().values())
                .extracting(incident -> incident.alert().name())
                .containsExactly("DiskFull");
    }
}
