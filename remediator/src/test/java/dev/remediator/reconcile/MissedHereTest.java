package dev.remediator.reconcile;

import static dev.remediator.reconcile.FakeAlertmanager.alert;
import static dev.remediator.reconcile.ReconcileBench.BEGAN;
import static dev.remediator.reconcile.ReconcileBench.EVERY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MissedHereTest {
    private final FakeAlertmanager there = new FakeAlertmanager();
    private final ReconcileBench here = new ReconcileBench();
    private final Round round = here.round(there.url());

    MissedHereTest() throws IOException {}

    @AfterEach
    void closes() {
        here.close();
        there.close();
    }

    @Test
    void what_fires_there_and_is_not_known_here_is_put_in_as_its_webhook_would_have_been() {
        there.lists(alert("web-1", BEGAN, "active", "web"));
        round.run();
        var webhook = here.webhook("firing", "web-1", BEGAN);
        var put = here.ledger.kept().getFirst();
        assertThat(put.series()).isEqualTo(webhook.series());
        assertThat(put.episode()).isEqualTo(webhook.episode());
        assertThat(put.resource()).isEqualTo("node/web-1");
        assertThat(put.status()).isEqualTo(AlertStatus.FIRING);
        assertThat(put.startsAt()).isEqualTo(BEGAN);
    }

    @Test
    void what_is_put_in_says_so_and_holds_until_it_is_no_longer_listed() {
        there.lists(alert("web-1", BEGAN, "active", "web"));
        round.run();
        var put = here.ledger.kept().getFirst();
        assertThat(put.annotations())
                .containsEntry("summary", "it is down")
                .containsEntry(
                        "remediator/reconciled",
                        "fires at " + there.url() + " and was not known here");
        assertThat(put.delivery()).isEqualTo("reconcile-" + here.now());
        assertThat(put.endsAt()).isNull();
        assertThat(here.reconciled("opened")).isEqualTo(1);
    }

    @Test
    void all_that_fires_is_asked_for_whether_it_is_muted_or_not() {
        round.run();
        assertThat(there.asked())
                .containsExactly(
                        "/am/api/v2/alerts?active=true&silenced=true&inhibited=true&unprocessed=true",
                        "/am/api/v2/status");
    }

    @Test
    void what_began_less_than_an_interval_ago_is_left_to_the_webhook() {
        there.lists(alert("web-1", here.now().minus(EVERY).plusMillis(1), "active", "web"));
        round.run();
        assertThat(here.ledger.kept()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"suppressed", "unprocessed"})
    void what_its_webhook_would_not_have_brought_is_not_put_in(String state) {
        there.lists(alert("web-1", BEGAN, state, "web"));
        round.run();
        assertThat(here.ledger.kept()).isEmpty();
    }

    @Test
    void what_is_open_here_is_known() {
        here.opens(here.webhook("firing", "web-1", BEGAN.minusSeconds(60)));
        there.lists(alert("web-1", BEGAN, "active", "web"));
        round.run();
        assertThat(here.ledger.kept()).isEmpty();
    }

    @Test
    void what_is_open_here_by_an_inbox_topic_is_known() {
        here.opens(here.webhook("some-topic", "firing", "web-1", BEGAN, ""));
        there.lists(alert("web-1", BEGAN, "active", "web"));
        round.run();
        assertThat(here.ledger.kept()).isEmpty();
    }

    @Test
    void an_episode_that_is_over_here_or_that_nobody_answers_is_not_put_in_again() {
        here.closes(here.webhook("firing", "web-1", BEGAN.plusNanos(456_789)));
        there.lists(alert("web-1", BEGAN, "active", "web"));
        round.run();
        assertThat(here.ledger.kept()).isEmpty();
    }

    @Test
    void a_later_episode_than_the_one_that_is_over_here_is_put_in() {
        here.closes(here.webhook("resolved", "web-1", BEGAN.minusSeconds(1)));
        there.lists(alert("web-1", BEGAN, "active", "web"));
        round.run();
        assertThat(here.ledger.kept()).hasSize(1);
    }

    @Test
    void a_later_episode_of_what_has_cleared_here_and_is_being_watched_is_put_in() {
        here.opens(here.webhook("resolved", "web-1", BEGAN.minusSeconds(1)));
        there.lists(alert("web-1", BEGAN, "active", "web"));
        round.run();
        assertThat(here.ledger.kept()).hasSize(1);
    }

    @Test
    void it_is_put_in_once_though_the_log_is_slow_to_tell() {
        there.lists(alert("web-1", BEGAN, "active", "web"));
        here.runs(round);
        here.runs(round);
        assertThat(here.ledger.kept()).hasSize(1);
    }

    @Test
    void it_is_put_in_once_though_two_sources_list_it() throws IOException {
        there.lists(alert("web-1", BEGAN, "active", "web"));
        try (var peer = new FakeAlertmanager()) {
            peer.lists(alert("web-1", BEGAN, "active", "web"));
            round.run();
            here.round(peer.url()).run();
        }
        assertThat(here.ledger.kept()).hasSize(1);
    }

    @Test
    void what_could_not_be_made_durable_is_put_in_by_the_next_round() {
        there.lists(alert("web-1", BEGAN, "active", "web"));
        here.ledger.goesAway();
        here.runs(round);
        here.ledger.comesBack();
        here.runs(round);
        assertThat(here.ledger.kept()).hasSize(1);
        assertThat(here.reconciled("opened")).isEqualTo(1);
    }

    @Test
    void only_what_is_sent_to_the_named_receiver_is_put_in() {
        there.lists(
                alert("web-1", BEGAN, "active", "web"), alert("web-2", BEGAN, "active", "other"));
        here.round(there.url(), "web").run();
        assertThat(here.ledger.kept()).extracting(Alert::resource).containsExactly("node/web-1");
    }

    @Test
    void nothing_is_compared_with_a_history_that_is_no_longer_read() {
        there.lists(alert("web-1", BEGAN, "active", "web"));
        here.reading = false;
        round.run();
        assertThat(here.ledger.kept()).isEmpty();
        assertThat(there.asked()).isEmpty();
    }

    @Test
    void it_is_not_late_for_what_began_long_ago() {
        there.lists(alert("web-1", BEGAN.minus(Duration.ofDays(30)), "active", "web"));
        round.run();
        assertThat(here.ledger.kept()).hasSize(1);
    }
}
