package dev.remediator.reconcile;

import static dev.remediator.reconcile.FakeAlertmanager.alert;
import static dev.remediator.reconcile.ReconcileBench.BEGAN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MissedThereTest {
    private static final String LISTED = alert("web-1", BEGAN, "active", "web");

    private final FakeAlertmanager there = new FakeAlertmanager();
    private final ReconcileBench here = new ReconcileBench();
    private final Round round = here.round(there.url());
    private final Alert open = here.webhook("firing", "web-1", BEGAN);

    MissedThereTest() throws IOException {}

    @AfterEach
    void closes() {
        here.close();
        there.close();
    }

    @Test
    void what_two_answers_in_a_row_do_not_list_is_closed() {
        listedOnce();
        here.runs(round);
        round.run();
        var put = here.ledger.kept().getFirst();
        assertThat(put.status()).isEqualTo(AlertStatus.RESOLVED);
        assertThat(put.endsAt()).isEqualTo(here.now());
        assertThat(put.delivery()).isEqualTo("reconcile-" + here.now());
        assertThat(put.annotations())
                .containsEntry(
                        "remediator/reconciled",
                        "is over at " + there.url() + " and was still open here");
        assertThat(here.reconciled("closed")).isEqualTo(1);
    }

    @Test
    void the_end_is_of_the_very_alert_that_was_heard() {
        listedOnce();
        here.runs(round);
        here.runs(round);
        var put = here.ledger.kept().getFirst();
        assertThat(put.series()).isEqualTo(open.series());
        assertThat(put.episode()).isEqualTo(open.episode());
        assertThat(put.startsAt()).isEqualTo(open.startsAt());
        assertThat(put.labels()).isEqualTo(open.labels());
        assertThat(put.resource()).isEqualTo("node/web-1");
    }

    @Test
    void what_one_answer_does_not_list_stays_open() {
        listedOnce();
        here.runs(round);
        there.lists(LISTED);
        here.runs(round);
        there.lists();
        here.runs(round);
        assertThat(here.ledger.kept()).isEmpty();
    }

    @Test
    void two_answers_with_a_failure_in_between_are_not_in_a_row() {
        listedOnce();
        here.runs(round);
        there.answers(503);
        here.runs(round);
        there.answers(200);
        here.runs(round);
        assertThat(here.ledger.kept()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"suppressed", "unprocessed"})
    void what_is_muted_there_still_fires(String state) {
        here.opens(open);
        there.lists(alert("web-1", BEGAN, state, "web"));
        here.runs(round);
        here.runs(round);
        here.runs(round);
        assertThat(here.ledger.kept()).isEmpty();
    }

    @Test
    void a_source_that_was_just_restarted_is_not_believed() {
        listedOnce();
        there.isRestarted();
        here.runs(round);
        here.runs(round);
        here.runs(round);
        assertThat(here.ledger.kept()).isEmpty();
    }

    @Test
    void a_source_that_has_settled_after_its_restart_is_believed_twice() {
        listedOnce();
        there.isRestarted();
        here.runs(round);
        there.hasSettled();
        here.runs(round);
        assertThat(here.ledger.kept()).isEmpty();
        here.runs(round);
        assertThat(here.ledger.kept()).hasSize(1);
    }

    @Test
    void what_the_source_has_never_spoken_of_is_left_to_others() {
        here.opens(open);
        here.runs(round);
        here.runs(round);
        here.runs(round);
        assertThat(here.ledger.kept()).isEmpty();
    }

    @Test
    void what_links_to_the_source_is_its_own_though_it_was_never_listed() {
        here.opens(here.webhook("alertmanager", "firing", "web-1", BEGAN, there.url() + "/"));
        here.runs(round);
        here.runs(round);
        assertThat(here.ledger.kept()).hasSize(1);
    }

    @Test
    void what_was_put_in_from_the_source_is_its_own_after_a_restart_here_too() {
        there.lists(LISTED);
        here.runs(round);
        here.opens(here.ledger.kept().getFirst());
        there.lists();
        here.isRestarted();
        var afterwards = here.round(there.url());
        here.runs(afterwards);
        here.runs(afterwards);
        assertThat(here.ledger.kept())
                .extracting(Alert::status)
                .containsExactly(AlertStatus.FIRING, AlertStatus.RESOLVED);
    }

    @Test
    void what_another_source_lists_stays_open() throws IOException {
        try (var peer = new FakeAlertmanager()) {
            peer.lists(LISTED);
            listedOnce();
            here.round(peer.url()).run();
            here.runs(round);
            here.runs(round);
        }
        assertThat(here.ledger.kept()).isEmpty();
    }

    @Test
    void what_two_sources_no_longer_list_is_closed_once() throws IOException {
        try (var peer = new FakeAlertmanager()) {
            var other = here.round(peer.url());
            peer.lists(LISTED);
            listedOnce();
            other.run();
            peer.lists();
            here.runs(round);
            other.run();
            here.runs(round);
            other.run();
            here.runs(round);
            other.run();
        }
        assertThat(here.ledger.kept()).hasSize(1);
    }

    @Test
    void what_the_adapter_says_about_a_message_that_was_cut_short_is_never_listed_and_stays_open() {
        here.opens(here.cutShort(there.url()));
        here.runs(round);
        here.runs(round);
        assertThat(here.ledger.kept()).isEmpty();
    }

    @Test
    void what_has_cleared_here_is_not_closed_again() {
        listedOnce();
        here.opens(here.webhook("resolved", "web-1", BEGAN));
        here.runs(round);
        here.runs(round);
        assertThat(here.ledger.kept()).isEmpty();
    }

    @Test
    void it_is_closed_once_though_the_log_is_slow_to_tell() {
        listedOnce();
        here.runs(round);
        here.runs(round);
        here.runs(round);
        assertThat(here.ledger.kept()).hasSize(1);
    }

    @Test
    void one_alert_that_came_in_two_ways_is_still_absent_only_once_in_one_answer() {
        here.opens(here.webhook("some-topic", "firing", "web-1", BEGAN, ""));
        listedOnce();
        here.runs(round);
        assertThat(here.ledger.kept()).isEmpty();
        here.runs(round);
        assertThat(here.ledger.kept()).hasSize(2);
    }

    /// It is open here, and was listed there once.
    private void listedOnce() {
        here.opens(open);
        there.lists(LISTED);
        here.runs(round);
        there.lists();
    }
}
