package dev.remediator.it.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.remediator.guard.Rules;
import dev.remediator.it.fixture.Alertmanager;
import dev.remediator.it.fixture.Calm;
import dev.remediator.it.fixture.RemediatorProcess;
import dev.remediator.it.fixture.WebFleet;
import dev.remediator.settings.Settings;
import dev.remediator.settings.SettingsWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RealAlertmanagerIT {
    @TempDir Path directory;

    @Test
    void a_real_alertmanager_drives_an_incident_from_firing_to_healed() throws Exception {
        try (var fleet = new WebFleet(directory);
                var remediator = remediator(fleet);
                var alertmanager = Alertmanager.telling(directory, remediator.http().base())) {
            await("the node").atMost(Duration.ofSeconds(30)).until(fleet::healthy);
            var prometheus = new Prometheus(alertmanager, fleet);
            fleet.kill();

            await("healing")
                    .atMost(Duration.ofSeconds(90))
                    .pollInterval(Duration.ofMillis(500))
                    .until(
                            () -> {
                                prometheus.evaluates();
                                return states(remediator).equals(List.of("healed"));
                            });

            assertThat(remediator.http().get("/api/accounting").path("unaccounted").asLong())
                    .isZero();
        }
    }

    private static List<String> states(RemediatorProcess remediator) throws IOException {
        return remediator
                .http()
                .get("/api/incidents")
                .path("incidents")
                .valueStream()
                .map(i -> i.path("state").asString())
                .toList();
    }

    private RemediatorProcess remediator(WebFleet fleet) throws IOException {
        var settings =
                Settings.DEFAULT
                        .withFleets(List.of(fleet.spec()))
                        .guardedBy(Rules.DEFAULT.with(Calm.TILTS));
        var file = directory.resolve("remediator.yaml");
        Files.writeString(file, SettingsWriter.yaml(settings));
        return RemediatorProcess.configured(directory.resolve("data"), file);
    }

    /// Evaluates one rule, as Prometheus does: says again and again what fires, and for a while
    /// what no longer does.
    private static final class Prometheus {
        private final Alertmanager alertmanager;
        private final WebFleet fleet;
        private final Instant startsAt = Instant.now();

        Prometheus(Alertmanager alertmanager, WebFleet fleet) {
            this.alertmanager = alertmanager;
            this.fleet = fleet;
        }

        void evaluates() throws IOException {
            var endsAt = fleet.healthy() ? Instant.now() : Instant.now().plusSeconds(240);
            alertmanager.hears("InstanceDown", "web-1", startsAt, endsAt);
        }
    }
}
