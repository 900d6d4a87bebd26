package dev.remediator.it.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.remediator.it.fixture.Alertmanager;
import dev.remediator.it.fixture.RemediatorProcess;
import dev.remediator.it.fixture.Webhook;
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
class ReconcileIT {
    private static final String PATIENT = "DiskAlmostFull";

    @TempDir Path directory;

    /// Of web-9 the Alertmanager that is asked has never heard: it is another's, and stays open.
    @Test
    void what_a_real_alertmanager_did_not_send_is_opened_and_closed_by_asking_it()
            throws Exception {
        var began = Instant.now().minusSeconds(60);
        try (var alertmanager = Alertmanager.silent(directory);
                var remediator = remediator(alertmanager)) {
            remediator
                    .http()
                    .post(
                            "/webhooks/alertmanager",
                            Webhook.alertmanager("firing", PATIENT, "web-9", began));
            alertmanager.hears(PATIENT, "web-1", began, Instant.now().plusSeconds(240));
            await("opened")
                    .atMost(Duration.ofSeconds(30))
                    .untilAsserted(
                            () ->
                                    assertThat(states(remediator, "watching"))
                                            .containsExactlyInAnyOrder("node/web-1", "node/web-9"));

            alertmanager.hears(PATIENT, "web-1", began, Instant.now());

            await("closed")
                    .atMost(Duration.ofSeconds(30))
                    .untilAsserted(
                            () ->
                                    assertThat(states(remediator, "cleared"))
                                            .containsExactly("node/web-1"));
            assertThat(states(remediator, "watching")).containsExactly("node/web-9");
            assertThat(remediator.http().text("/metrics"))
                    .contains(
                            "remediator_reconciled_total{action=\"opened\",source=\"alertmanager\"} 1.0")
                    .contains(
                            "remediator_reconciled_total{action=\"closed\",source=\"alertmanager\"} 1.0")
                    .contains("remediator_reconcile_failures_total{source=\"alertmanager\"} 0.0");
            assertThat(remediator.http().get("/api/accounting").path("unaccounted").asLong())
                    .isZero();
        }
    }

    private static List<String> states(RemediatorProcess remediator, String state)
            throws IOException {
        return remediator
                .http()
                .get("/api/incidents")
                .path("incidents")
                .valueStream()
                .filter(i -> i.path("state").asString().equals(state))
                .map(i -> i.path("resource").asString())
                .toList();
    }

    private RemediatorProcess remediator(Alertmanager alertmanager) throws IOException {
        var file = directory.resolve("remediator.yaml");
        Files.writeString(
                file,
                """
                reconcile:
                  - source: alertmanager
                    url: %s
                    every: PT1S
                    settled-after: PT1S
                """
                        .formatted(alertmanager.url()));
        return RemediatorProcess.configured(directory.resolve("data"), file);
    }
}
