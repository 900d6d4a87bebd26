package dev.remediator.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import dev.remediator.alert.Replayed;
import dev.remediator.alert.Severity;
import dev.remediator.reason.Reason;
import dev.remediator.remediation.Decision;
import dev.remediator.remediation.State;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReplaysTest {
    private final Chronicle chronicle = new Chronicle();

    @Test
    void alerts_and_incidents_are_counted() {
        decides("a", Reason.REMEDY_OFFERED, State.ACTING, false, false);
        decides("b", Reason.HELD_FOR, State.WATCHING, false, false);
        decides("b", Reason.REPEATED, State.WATCHING, true, false);
        decides("c", Reason.LADDER_EXHAUSTED, State.PAGED, true, false);
        decides("c", Reason.REPLAYED, State.PAGED, false, false);
        decides("d", Reason.STALE_ALERT, State.CLEARED, true, true);
        decides("a", Reason.HEALED, State.HEALED, true, true);
        decides("a", Reason.REPLAYED, State.PAGED, false, false);

        var view = chronicle.history().replays().getFirst();

        assertThat(view.name()).isEqualTo("storm");
        assertThat(view.terminal()).isEqualTo(4);
        assertThat(view.open()).isEqualTo(1);
        assertThat(view.incidents())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("healed", 1L, "watching", 1L, "paged", 1L));
    }

    @Test
    void that_nobody_is_called_does_not_hide_why_people_would_be() {
        decides("c", Reason.LADDER_EXHAUSTED, State.PAGED, true, false);
        decides("c", Reason.REPLAYED, State.PAGED, false, false);

        assertThat(chronicle.history().incident("c").orElseThrow().incident().reason())
                .isEqualTo("ladder-exhausted");
    }

    @Test
    void however_long_a_replay_is_no_real_incident_is_forgotten_for_it() {
        chronicle.closes("inc-real", Reason.HEALED, State.HEALED);
        for (int i = 0; i < 10_100; i++) {
            decides("r" + i, Reason.UNMATCHED, State.UNMATCHED, true, true);
        }

        assertThat(chronicle.history().incident("inc-real")).isPresent();
        assertThat(chronicle.history().incident("r0")).isEmpty();
        assertThat(chronicle.history().incidents(_ -> true, 10)).hasSize(1);
    }

    @Test
    void what_is_replayed_is_nothing_any_source_has_said() {
        var alert =
                new Alert(
                        "alertmanager",
                        "series",
                        "episode",
                        "",
                        AlertStatus.FIRING,
                        Severity.ERROR,
                        "InstanceDown",
                        "node/web-1",
                        Instant.EPOCH,
                        null,
                        Map.of(),
                        Map.of(),
                        Map.of());
        chronicle.hears(Replayed.as("storm", alert), Reason.HELD_FOR, State.WATCHING, false);

        assertThat(chronicle.history().heard()).isEmpty();
        assertThat(chronicle.history().open()).isZero();
    }

    @Test
    void the_last_hundred_are_remembered() {
        for (int i = 0; i < 105; i++) {
            decide("replay-" + i, "x" + i, Reason.UNMATCHED, State.UNMATCHED, true, true);
        }

        assertThat(chronicle.history().replays()).hasSize(100);
        assertThat(chronicle.history().replays().getFirst().name()).isEqualTo("replay-104");
    }

    private void decides(
            String incident, Reason reason, State state, boolean settles, boolean closes) {
        decide("storm", incident, reason, state, settles, closes);
    }

    private void decide(
            String replay,
            String incident,
            Reason reason,
            State state,
            boolean settles,
            boolean closes) {
        chronicle.tells(
                new Decision(
                        incident,
                        "replay:" + replay + "/node/web-1",
                        Instant.EPOCH,
                        reason,
                        state,
                        "replay:" + replay + "/series-" + incident,
                        "InstanceDown",
                        "HealNode",
                        null,
                        null,
                        "",
                        settles,
                        closes),
                null);
    }
}
