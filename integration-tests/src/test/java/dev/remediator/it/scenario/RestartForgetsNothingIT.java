package dev.remediator.it.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
class RestartForgetsNothingIT {
    @TempDir Path directory;

    @Test
    void after_kill_9_there_are_the_same_incidents_none_lost_and_none_twice() throws Exception {
        var began = Instant.now();
        List<String> before;
        try (var remediator = start()) {
            for (int i = 0; i < 20; i++) {
                tell(remediator, "DiskAlmostFull", "web-" + i, began);
                tell(remediator, "NobodyKnowsMe", "web-" + i, began);
            }
            await("all incidents")
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> incidents(remediator).size() == 40);
            before = incidents(remediator);
            remediator.kill();
        }

        try (var remediator = start()) {
            for (int i = 0; i < 20; i++) {
                tell(remediator, "DiskAlmostFull", "web-" + i, began);
            }
            await("the repeats")
                    .atMost(Duration.ofSeconds(30))
                    .untilAsserted(
                            () ->
                                    assertThat(accounts(remediator))
                                            .isEqualTo(new Accounts(60, 40, 20, 0)));

            assertThat(incidents(remediator)).isEqualTo(before);
        }
    }

    private RemediatorProcess start() throws IOException {
        var settings = directory.resolve("remediator.yaml");
        Files.writeString(
                settings, "guards: {groups: {sizes: [{group: everything, members: 1000}]}}");
        return RemediatorProcess.configured(directory, settings);
    }

    private static void tell(
            RemediatorProcess remediator, String name, String instance, Instant startsAt)
            throws IOException {
        int status =
                remediator
                        .http()
                        .post(
                                "/webhooks/alertmanager",
                                Webhook.alertmanager("firing", name, instance, startsAt));
        assertThat(status).isEqualTo(202);
    }

    private record Accounts(long accepted, long terminal, long open, long unaccounted) {}

    private static Accounts accounts(RemediatorProcess remediator) throws IOException {
        var answer = remediator.http().get("/api/accounting");
        return new Accounts(
                answer.path("accepted").asLong(),
                answer.path("terminal").asLong(),
                answer.path("open").asLong(),
                answer.path("unaccounted").asLong());
    }

    private static List<String> incidents(RemediatorProcess remediator) throws IOException {
        return remediator
                .http()
                .get("/api/incidents?limit=1000")
                .path("incidents")
                .valueStream()
                .map(i -> i.toString())
                .toList();
    }
}
