package dev.remediator.cli;

import dev.remediator.topic.Json;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// Shows incidents of a running remediator.
@Command(
        name = "incidents",
        mixinStandardHelpOptions = true,
        description = "List incidents, newest first; with ID, everything decided about one.",
        footer = {
            "",
            "  remediator incidents",
            "  remediator incidents inc-0123456789abcdef --json"
        })
final class IncidentsCommand implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "ID", description = "One incident.")
    private @Nullable String id;

    @Option(names = "--json", description = "One JSON object a line.")
    private boolean json;

    @Option(
            names = "--url",
            paramLabel = "URL",
            defaultValue = "${env:REMEDIATOR_URL:-http://127.0.0.1:8080}",
            description = "The running remediator. Default: $REMEDIATOR_URL, or ${DEFAULT-VALUE}")
    private String url = "";

    @Override
    public Integer call() throws Exception {
        if (id == null) {
            var list = get("/api/incidents").path("incidents");
            for (var incident : list) {
                print(incident);
            }
            if (list.isEmpty() && !json) {
                System.out.println("There are no incidents.");
            }
            return 0;
        }
        var incident = get("/api/incidents/" + URLEncoder.encode(id, StandardCharsets.UTF_8));
        print(incident);
        if (!json) {
            for (var decision : incident.path("decisions")) {
                System.out.println(
                        "  %s  %-22s %s %s"
                                .formatted(
                                        Terminal.plain(decision.path("at").asString()),
                                        decision.path("reason").asString(),
                                        Terminal.plain(decision.path("remedy").asString("")),
                                        Terminal.plain(decision.path("facts").asString(""))));
            }
        }
        return 0;
    }

    private void print(JsonNode incident) {
        System.out.println(
                json
                        ? Json.MAPPER.writeValueAsString(incident)
                        : "%s  %-10s %-24s %-28s %s  %s"
                                .formatted(
                                        incident.path("id").asString(),
                                        incident.path("state").asString(),
                                        Terminal.plain(incident.path("alert").asString()),
                                        Terminal.plain(incident.path("resource").asString()),
                                        incident.path("openedAt").asString(),
                                        incident.path("reason").asString()));
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        try (var client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build()) {
            var request =
                    HttpRequest.newBuilder(URI.create(url + path)).timeout(Duration.ofSeconds(10));
            var response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            var answer = Json.MAPPER.readTree(response.body());
            if (response.statusCode() != 200) {
                throw new IOException(
                        answer.path("error").asString("it answered " + response.statusCode()));
            }
            return answer;
        } catch (ConnectException e) {
            throw new IOException(
                    "no remediator answers at "
                            + url
                            + "; start one with 'remediator up', or say --url",
                    e);
        }
    }
}
