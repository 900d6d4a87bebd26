package dev.remediator.remediation;

import static dev.remediator.remediation.World.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import dev.remediator.alert.Severity;
import dev.remediator.guard.Policy;
import dev.remediator.guard.TestRules;
import dev.remediator.playbook.Book;
import dev.remediator.reason.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AlertRulesTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final World world = new World();

    @Test
    void an_alert_no_playbook_answers_is_recorded_and_left_alone() {
        world.fires("Unheard");

        assertThat(world.reasons()).containsExactly(Reason.UNMATCHED);
        assertThat(world.last().state()).isEqualTo(State.UNMATCHED);
        assertThat(world.last().closes()).isTrue();
    }

    @Test
    void a_repeat_of_an_unmatched_alert_is_a_repeat() {
        world.fires("Unheard");

        world.fires("Unheard");

        assertThat(world.reasons()).containsExactly(Reason.UNMATCHED, Reason.REPEATED);
        assertThat(world.decisions())
                .extracting(Decision::incident)
                .containsOnly(world.last().incident());
    }

    @Test
    void an_unmatched_alert_that_still_fires_when_a_playbook_for_it_is_loaded_gets_it() {
        world.fires("Unheard");
        var alert = World.alertOf("Unheard", AlertStatus.FIRING, START);
        var book = Book.of(List.of(playbookFor("Unheard")));

        var decided =
                new Remediator(book, Policy.DEFAULT, Patience.DEFAULT)
                        .decide(
                                world.state(),
                                new Event.AlertReceived(alert),
                                START.plusSeconds(60),
                                null);

        assertThat(decided.next().incidents().values())
                .extracting(Incident::playbook)
                .containsExactly("Mend");
    }

    @Test
    void a_repeat_of_an_open_alert_changes_nothing_but_is_accounted_for() {
        world.fires("DiskFull");

        world.fires("DiskFull");

        assertThat(world.reasons()).containsExactly(Reason.REMEDY_OFFERED, Reason.REPEATED);
        assertThat(world.unaccounted(2)).isZero();
    }

    @Test
    void a_resolved_alert_for_which_nothing_is_open_is_accounted_for() {
        world.resolves("DiskFull");

        assertThat(world.reasons()).containsExactly(Reason.NOTHING_OPEN);
        assertThat(world.unaccounted(1)).isZero();
    }

    @Test
    void a_firing_alert_that_arrives_after_its_own_end_opens_nothing() {
        world.resolves("DiskFull");

        world.fires("DiskFull");

        assertThat(world.reasons()).containsExactly(Reason.NOTHING_OPEN, Reason.STALE_ALERT);
        assertThat(world.state().incidents()).isEmpty();
    }

    @Test
    void the_next_episode_of_an_ended_alert_opens_a_new_incident() {
        world.resolves("DiskFull").passes(Duration.ofMinutes(1));

        world.hears(World.alertOf("DiskFull", AlertStatus.FIRING, world.now(), world.now()));

        assertThat(world.last().reason()).isEqualTo(Reason.REMEDY_OFFERED);
    }

    @Test
    void the_end_of_an_earlier_episode_does_not_end_the_present_one() {
        world.passes(Duration.ofMinutes(1))
                .hears(World.alertOf("Fire", AlertStatus.FIRING, world.now(), world.now()));

        world.resolves("Fire");

        assertThat(world.last().reason()).isEqualTo(Reason.STALE_ALERT);
        assertThat(world.state().incidents()).hasSize(1);
    }

    @Test
    void the_end_of_a_reopened_episode_counts_although_it_tells_the_first_beginning() {
        world.passes(Duration.ofMinutes(1));
        var reopened = world.now();
        world.hears(ofOneEpisode(AlertStatus.FIRING, reopened, null));

        world.passes(Duration.ofMinutes(1))
                .hears(ofOneEpisode(AlertStatus.RESOLVED, START, world.now()));

        assertThat(world.last().reason()).isNotEqualTo(Reason.STALE_ALERT);
        assertThat(world.state().incidents()).isEmpty();
    }

    @Test
    void an_end_from_before_it_was_reopened_does_not_end_it() {
        world.passes(Duration.ofMinutes(1));
        world.hears(ofOneEpisode(AlertStatus.FIRING, world.now(), null));

        world.hears(ofOneEpisode(AlertStatus.RESOLVED, START, START.plusSeconds(30)));

        assertThat(world.last().reason()).isEqualTo(Reason.STALE_ALERT);
        assertThat(world.state().incidents()).hasSize(1);
    }

    private static Alert ofOneEpisode(
            AlertStatus status, Instant startsAt, @Nullable Instant endsAt) {
        return new Alert(
                "test",
                "Nobody-series",
                "one episode",
                "delivery",
                status,
                Severity.CRITICAL,
                "Nobody",
                "node/web-1",
                startsAt,
                endsAt,
                Map.of("instance", "web-1"),
                Map.of(),
                Map.of());
    }

    @Test
    void an_ended_episode_is_forgotten_after_a_while() {
        world.resolves("DiskFull");

        world.passes(Duration.ofHours(1));

        assertThat(world.state().idle()).isTrue();
    }

    @Test
    void an_alert_that_is_muted_at_its_source_is_accounted_for_and_left_alone() {
        world.hears(World.alertOf("DiskFull", AlertStatus.SUPPRESSED, START));

        assertThat(world.reasons()).containsExactly(Reason.SUPPRESSED_AT_SOURCE);
        assertThat(world.unaccounted(1)).isZero();
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
    void an_alert_suppressed_at_its_source_is_not_acted_on() {
        var world = new World().fires("InstanceDown");

        world.hears(World.alertOf("InstanceDown", AlertStatus.SUPPRESSED, START));
        world.passes(MINUTE);

        assertThat(world.reasons()).doesNotContain(Reason.REMEDY_OFFERED);
    }

    private static dev.remediator.playbook.Playbook playbookFor(String name) {
        return new dev.remediator.playbook.Playbook() {
            @Override
            public dev.remediator.playbook.Plan<?> plan() {
                return dev.remediator.playbook.Playbooks.when(
                                dev.remediator.playbook.Playbooks.alert(name))
                        .lock(
                                dev.remediator.playbook.Playbooks.node(
                                        dev.remediator.playbook.Playbooks.label("instance")))
                        .first("mend", (_, _) -> {})
                        .otherwise(dev.remediator.playbook.Playbooks.page("people"));
            }

            @Override
            public String name() {
                return "Mend";
            }
        };
    }
}
