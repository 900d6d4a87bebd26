package dev.remediator.it.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Asks a remediator through Prism, and remembers what Prism finds wrong: with what is answered
/// always, with what is asked unless it was meant to be wrong.
final class Witness implements AutoCloseable {
    private static final String FOUND = "sl-violations";

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI proxy;
    private final StrictDescription description;
    private final Set<String> asked = new TreeSet<>();
    private final List<String> violations = new ArrayList<>();

    Witness(URI proxy, StrictDescription description) {
        this.proxy = proxy;
        this.description = description;
    }

    /// What is asked properly, and answered with this status.
    JsonNode asks(String method, String address, String body, int status) throws IOException {
        return exchange(method, address, "application/json", body, status, false);
    }

    /// The same by GET.
    JsonNode asks(String address) throws IOException {
        return asks("GET", address, "", 200);
    }

    /// What is asked wrongly, and refused with this status.
    void errs(String method, String address, String body, int status) throws IOException {
        errs(method, address, "application/json", body, status);
    }

    void errs(String method, String address, String type, String body, int status)
            throws IOException {
        var said = exchange(method, address, type, body, status, true);
        assertThat(said.path("error").asString("")).as(address).isNotBlank();
    }

    private JsonNode exchange(
            String method, String address, String type, String body, int status, boolean wrong)
            throws IOException {
        asked.add(description.id(method, address.split("\\?", 2)[0]));
        var request =
                HttpRequest.newBuilder(proxy.resolve(address))
                        .timeout(Duration.ofSeconds(30))
                        .method(
                                method,
                                body.isEmpty()
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("Content-Type", type);
        }
        var response = send(request.build());
        assertThat(response.statusCode())
                .as("%s %s: %s", method, address, response.body())
                .isEqualTo(status);
        var found = response.headers().firstValue(FOUND).orElse("[]");
        JsonMapper.shared()
                .readTree(found)
                .valueStream()
                .filter(v -> !wrong || !v.path("location").path(0).asString().equals("request"))
                .forEach(v -> violations.add("%s %s: %s".formatted(method, address, v)));
        boolean json = response.headers().firstValue("Content-Type").orElse("").contains("json");
        return json
                ? JsonMapper.shared().readTree(response.body())
                : JsonMapper.shared().createObjectNode();
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    Set<String> asked() {
        return asked;
    }

    List<String> violations() {
        return violations;
    }

    @Override
    public void close() {
        client.close();
    }
}
