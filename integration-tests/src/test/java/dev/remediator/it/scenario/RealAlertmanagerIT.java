package dev.remediator.it.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.remediator.guard.Rules;
import dev.remediator.it.fixture.Calm;
import dev.remediator.it.fixture.Http;
import dev.remediator.it.fixture.Ports;
import dev.remediator.it.fixture.RealPart;
import dev.remediator.it.fixture.RemediatorProcess;
import dev.remediator.it.fixture.WebFleet;
import dev.remediator.it.fixture.Webhook;
import dev.remediator.settings.Settings;
import dev.remediator.settings.SettingsWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RealAlertmanagerIT {
    @TempDir Path directory;

    @Test
    void a_real_alertmanager_drives_an_incident_from_firing_to_healed() throws Exception {
        var binary = RealPart.require("prometheus-alertmanager", "prometheus-alertmanager");
        try (var fleet = new WebFleet(directory);
                var remediator = remediator(fleet);
                var alertmanager = new Alertmanager(binary, directory, remediator.http().base())) {
            await("the node").atMost(Duration.ofSeconds(30)).until(fleet::healthy);
            var prometheus = new Prometheus(alertmanager.http(), fleet);
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
        var usual = Settings.DEFAULT;
        var settings =
                new Settings(
                        usual.data(),
                        usual.http(),
                        usual.kafka(),
                        usual.workers(),
                        usual.pager(),
                        usual.inbox(),
                        List.of(fleet.spec()),
                        List.of(),
                        Rules.DEFAULT.with(Calm.TILTS));
        var file = directory.resolve("remediator.yaml");
        Files.writeString(file, SettingsWriter.yaml(settings));
        return new RemediatorProcess(
                directory.resolve("data"),
                "--config",
                file.toString(),
                "--playbooks",
                RemediatorProcess.playbooks());
    }

    /// Evaluates one rule, as Prometheus does: says again and again what fires, and for a while
    /// what no longer does.
    private static final class Prometheus {
        private final Http alertmanager;
        private final WebFleet fleet;
        private final Instant startsAt = Instant.now();

        Prometheus(Http alertmanager, WebFleet fleet) {
            this.alertmanager = alertmanager;
            this.fleet = fleet;
        }

        void evaluates() throws IOException {
            var endsAt = fleet.healthy() ? Instant.now() : Instant.now().plusSeconds(240);
            alertmanager.post(
                    "/api/v2/alerts",
                    Webhook.prometheus("InstanceDown", "web-1", startsAt, endsAt));
        }
    }

    /// Debian's Alertmanager with one webhook and short intervals.
    private static final class Alertmanager implements AutoCloseable {
        private final Process process;
        private final Http http;

        Alertmanager(Path binary, Path directory, String remediator) throws IOException {
            int port = Ports.free();
            var config = directory.resolve("alertmanager.yml");
            Files.writeString(
                    config,
                    """
                    route:
                      receiver: remediator
                      group_by: ['...']
                      group_wait: 1s
                      group_interval: 1s
                      repeat_interval: 1h
                    receivers:
                      - name: remediator
                        webhook_configs:
                          - url: %s/webhooks/alertmanager
                            send_resolved: true
                    """
                            .formatted(remediator));
            process =
                    new ProcessBuilder(
                                    binary.toString(),
                                    "--config.file=" + config,
                                    "--storage.path=" + directory.resolve("alertmanager"),
                                    "--web.listen-address=127.0.0.1:" + port,
                                    "--cluster.listen-address=")
                            .redirectErrorStream(true)
                            .redirectOutput(directory.resolve("alertmanager.log").toFile())
                            .start();
            http = new Http(port);
            await("Alertmanager")
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> http.status("/-/ready") == 200);
        }

        Http http() {
            return http;
        }

        @Override
        public void close() {
            http.close();
            process.destroy();
            process.onExit().orTimeout(10, TimeUnit.SECONDS).join();
        }
    }
}
