package dev.remediator.it.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.remediator.guard.Rules;
import dev.remediator.it.fixture.Calm;
import dev.remediator.it.fixture.Guarded;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Everything that is due some time from now, on a real broker, across kill -9.
@DisplayNameGeneration(ReplaceUnderscores.class)
class PendingSurvivesIT {
    private static final Duration PENDING = Duration.ofSeconds(40);

    /// Whatever began anew when the process did would end later than this.
    private static final Duration SOONER_THAN_ANEW = Duration.ofSeconds(5);

    @TempDir private Path directory;

    @Test
    void a_hold_a_cool_down_a_silence_and_an_approval_end_when_they_would_have() throws Exception {
        try (var remediator = new Guarded(directory, rules())) {
            var began = Instant.now().minusSeconds(60);
            remediator.fires("QuickBurn", "web-3", began);
            var tried =
                    await("the remedy that fails")
                            .until(
                                    () -> at(remediator, "QuickBurn", "remedy-failed"),
                                    at -> at.isAfter(began));
            remediator.resolves("QuickBurn", "web-3", began);

            remediator.fires("SlowBurn", "web-1", began);
            var held =
                    await("the hold")
                            .until(
                                    () -> at(remediator, "SlowBurn", "held-for"),
                                    at -> at.isAfter(began));
            remediator.fires("TouchyBurn", "web-4", began);
            var asked =
                    await("the proposal")
                            .until(
                                    () -> at(remediator, "TouchyBurn", "approval-wanted"),
                                    at -> at.isAfter(began));
            var quietUntil = Instant.now().plus(PENDING).truncatedTo(ChronoUnit.MILLIS);
            assertThat(
                            remediator
                                    .http()
                                    .post(
                                            "/api/silences",
                                            """
                                            {"matchers": ["alertname=InstanceDown"], "until": "%s",
                                             "reason": "known", "by": "ann"}"""
                                                    .formatted(quietUntil)))
                    .isEqualTo(200);
            remediator.fires("InstanceDown", "web-2", began);
            await("the silence").until(() -> remediator.reason("InstanceDown").equals("silenced"));

            remediator.isKilledAndStartedAgain();

            ends(remediator, "SlowBurn", "remedy-offered", held.plus(PENDING));
            ends(remediator, "TouchyBurn", "approval-lapsed", asked.plus(PENDING));
            ends(remediator, "InstanceDown", "remedy-offered", quietUntil);
            coolsDown(remediator, tried.plus(Duration.ofSeconds(60)));
        }
    }

    /// Before its end the remedy is passed over, after it it is not.
    private static void coolsDown(Guarded remediator, Instant end) throws IOException {
        var early = end.minusSeconds(1);
        await("almost the end")
                .atMost(Duration.ofSeconds(70))
                .until(() -> Instant.now().isAfter(early.minusMillis(300)));
        remediator.fires("QuickBurn", "web-3", early);
        await("its being passed over")
                .until(() -> remediator.decided("QuickBurn", "cooling-down").isPresent());
        var passedOver = remediator.decided("QuickBurn", "cooling-down").orElseThrow();
        assertThat(passedOver).isBefore(end);
        remediator.resolves("QuickBurn", "web-3", early);

        await("the end").until(() -> Instant.now().isAfter(end));
        remediator.fires("QuickBurn", "web-3", end);

        await("its being tried again")
                .until(() -> remediator.decided("QuickBurn", "remedy-offered").isPresent());
        System.out.printf(
                "pending: cool-down ends within 1 s: passed over %d ms before, tried %d ms after%n",
                Duration.between(passedOver, end).toMillis(),
                Duration.between(
                                end,
                                remediator.decided("QuickBurn", "remedy-offered").orElseThrow())
                        .toMillis());
    }

    private static void ends(Guarded remediator, String alert, String reason, Instant due)
            throws IOException {
        await(alert)
                .atMost(Duration.ofSeconds(90))
                .until(() -> remediator.decided(alert, reason).isPresent());
        var at = remediator.decided(alert, reason).orElseThrow();
        System.out.printf(
                "pending: %s %s, %d ms after it was due%n",
                alert, reason, Duration.between(due, at).toMillis());
        assertThat(at).as(alert + " " + reason).isBetween(due, due.plus(SOONER_THAN_ANEW));
    }

    private static Instant at(Guarded remediator, String alert, String reason) throws IOException {
        return remediator.decided(alert, reason).orElse(Instant.EPOCH);
    }

    private static Rules rules() {
        var repeats = Rules.DEFAULT.repeats();
        return Rules.DEFAULT
                .with(Calm.TILTS)
                .with(
                        new Rules.Repeats(
                                Duration.ofSeconds(60),
                                repeats.relapse(),
                                repeats.replacements(),
                                repeats.replacementsWithin()));
    }
}
