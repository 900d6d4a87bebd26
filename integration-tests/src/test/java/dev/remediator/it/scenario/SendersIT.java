package dev.remediator.it.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.remediator.it.fixture.RemediatorProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The program with senders that are listed, and with one of no known format.
@DisplayNameGeneration(ReplaceUnderscores.class)
class SendersIT {
    private static final String BROKEN =
            """
            {"rule": "Overheated", "machine": {"name": "rack-7"}, "state": "broken"}
            """;

    @TempDir Path directory;

    @Test
    void a_listed_sender_may_send_and_its_secret_is_changed_without_a_restart() throws Exception {
        var secret = Files.writeString(directory.resolve("secret"), "first\n");
        try (var remediator = remediator(secret)) {
            var unmatched = remediator.http().base() + "/webhooks/json/ours";
            assertThat(remediator.http().post("/webhooks/json", BROKEN)).isEqualTo(401);
            assertThat(post(unmatched, "wrong")).isEqualTo(401);
            assertThat(remediator.http().post("/webhooks/zabbix", BROKEN)).isEqualTo(404);
            assertThat(post(unmatched, "first")).isEqualTo(202);

            Files.writeString(secret, "second\n");
            await("the new secret")
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> post(unmatched, "second") == 202);
            assertThat(post(unmatched, "first")).isEqualTo(401);

            await("the incident")
                    .atMost(Duration.ofSeconds(30))
                    .until(
                            () ->
                                    remediator
                                            .http()
                                            .text("/api/incidents")
                                            .contains("\"host/rack-7\""));
        }
    }

    private RemediatorProcess remediator(Path secret) throws IOException {
        var settings =
                """
                integrations:
                  - name: ours
                    source: json
                    authentication: {scheme: bearer, secrets: ["file:%s"]}
                    mapping:
                      name: /rule
                      resource: /machine/name
                      status: /state
                      statuses: {broken: firing, fine: resolved}
                """
                        .formatted(secret);
        var file = Files.writeString(directory.resolve("remediator.yaml"), settings);
        return RemediatorProcess.configured(directory.resolve("data"), file);
    }

    private static int post(String address, String token) throws Exception {
        var request =
                HttpRequest.newBuilder(URI.create(address))
                        .header("Authorization", "Bearer " + token)
                        .POST(HttpRequest.BodyPublishers.ofString(BROKEN))
                        .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }
}
