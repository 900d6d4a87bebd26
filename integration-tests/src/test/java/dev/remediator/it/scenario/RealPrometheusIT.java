package dev.remediator.it.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.remediator.guard.Rules;
import dev.remediator.it.fixture.Calm;
import dev.remediator.it.fixture.Prometheus;
import dev.remediator.it.fixture.RemediatorProcess;
import dev.remediator.it.fixture.WebFleet;
import dev.remediator.settings.Settings;
import dev.remediator.settings.SettingsWriter;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RealPrometheusIT {
    private static final String PREFIX = "/webhooks/alertmanager/prometheus";

    @TempDir Path directory;

    @Test
    void a_real_Prometheus_that_shows_who_it_is_has_a_node_healed() throws Exception {
        try (var fleet = new WebFleet(directory);
                var remediator = remediator(fleet)) {
            await("the node").atMost(Duration.ofSeconds(30)).until(fleet::healthy);
            int port = URI.create(remediator.http().base()).getPort();
            try (var _ = new Prometheus(directory, port, PREFIX, "let-me-in", fleet::healthy)) {
                fleet.kill();
                await("healing")
                        .atMost(Duration.ofMinutes(2))
                        .pollInterval(Duration.ofMillis(500))
                        .until(() -> states(remediator).equals(List.of("healed")));
            }
            assertThat(remediator.http().get("/api/accounting").path("unaccounted").asLong())
                    .isZero();
            assertThat(remediator.http().post(PREFIX + "/api/v2/alerts", "[]")).isEqualTo(401);
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
                SettingsWriter.yaml(
                                Settings.DEFAULT
                                        .withFleets(List.of(fleet.spec()))
                                        .guardedBy(Rules.DEFAULT.with(Calm.TILTS)))
                        .replace(
                                "integrations: []",
                                """
                                integrations:
                                - name: prometheus
                                  source: alertmanager
                                  authentication: {scheme: bearer, secrets: ["literal:let-me-in"]}\
                                """);
        var file = Files.writeString(directory.resolve("remediator.yaml"), settings);
        return RemediatorProcess.configured(directory.resolve("data"), file);
    }
}
