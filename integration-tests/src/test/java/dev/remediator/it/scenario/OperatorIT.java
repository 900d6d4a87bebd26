package dev.remediator.it.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.remediator.it.fixture.RemediatorProcess;
import dev.remediator.it.fixture.Webhook;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What people say holds, whatever happens to the program.
@DisplayNameGeneration(ReplaceUnderscores.class)
class OperatorIT {
    @TempDir Path directory;

    @Test
    void a_pulled_cord_outlives_kill_9_and_holds_remedies_until_it_is_released() throws Exception {
        try (var remediator = start()) {
            assertThat(andon(remediator, "pull")).isEqualTo(200);
            tell(remediator);
            await("the cord holds it")
                    .atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(waitsFor(remediator)).isEqualTo("andon"));
            remediator.kill();
        }

        try (var remediator = start()) {
            assertThat(remediator.http().get("/api/andon").path("pulled").asBoolean()).isTrue();
            assertThat(waitsFor(remediator)).isEqualTo("andon");
            assertThat(remediator.http().text("/metrics"))
                    .contains("remediator_andon_pulled 1.0", "held_back{reason=\"andon\"} 1.0");

            assertThat(andon(remediator, "release")).isEqualTo(200);

            await("it goes on")
                    .atMost(Duration.ofSeconds(90))
                    .untilAsserted(() -> assertThat(waitsFor(remediator)).isNotEqualTo("andon"));
            assertThat(andon(remediator, "release")).isEqualTo(409);
            assertThat(remediator.http().get("/api/audit").path("audit").size()).isEqualTo(3);
        }
    }

    private RemediatorProcess start() throws IOException {
        return new RemediatorProcess(directory, "--playbooks", RemediatorProcess.playbooks());
    }

    private static void tell(RemediatorProcess remediator) throws IOException {
        var firing = Webhook.alertmanager("firing", "InstanceDown", "web-1", Instant.now());
        assertThat(remediator.http().post("/webhooks/alertmanager", firing)).isEqualTo(202);
    }

    private static int andon(RemediatorProcess remediator, String action) throws IOException {
        return remediator
                .http()
                .post(
                        "/api/andon",
                        "{\"action\": \"%s\", \"reason\": \"a test\"}".formatted(action));
    }

    private static String waitsFor(RemediatorProcess remediator) throws IOException {
        JsonNode waiting = remediator.http().get("/api/waiting").path("waiting");
        return waiting.path(0).path("reason").asString("");
    }
}
