package dev.remediator.replay.live;

import dev.remediator.alert.Alert;
import dev.remediator.topic.Json;
import dev.remediator.topic.Wire;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// A running remediator, reached by its HTTP API. One request at a time, so that alerts keep their
/// order.
public final class RemoteDoor implements Running, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final long LONGEST_WAIT = 60;
    private static final int LAST_PORT = 65_535;

    private final HttpClient client;
    private final String url;
    private final String replay;
    private final UnaryOperator<HttpRequest.Builder> signing;

    /// @param url its address, such as `http://127.0.0.1:8080`
    /// @param name what the replay is called
    /// @param client to ask it with; closed with this
    /// @param signing puts into each request who asks
    /// @throws IllegalArgumentException in one sentence, if that is no address
    public RemoteDoor(
            String url,
            String name,
            HttpClient client,
            UnaryOperator<HttpRequest.Builder> signing) {
        if (!isAddress(url)) {
            throw new IllegalArgumentException(
                    "--into is '" + url + "', but must be such as http://127.0.0.1:8080");
        }
        this.url = url;
        this.replay = url.replaceAll("/+$", "") + "/api/replays/" + name;
        this.client = client;
        this.signing = signing;
    }

    private static boolean isAddress(String url) {
        if (!url.matches("https?://[A-Za-z0-9_.:\\[\\]-]+(/[^?#\\s]*)?")) {
            return false;
        }
        try {
            var uri = new URI(url);
            return uri.getHost() != null && uri.getPort() <= LAST_PORT;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    @Override
    public void send(List<Alert> alerts) throws IOException, Later, InterruptedException {
        var request =
                request(replay + "/alerts")
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(array(alerts)))
                        .build();
        HttpResponse<String> answer;
        try {
            answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (ConnectException e) {
            throw new Later("nothing answers at " + url, SOON);
        } catch (HttpTimeoutException e) {
            throw new Later("nothing answers in time at " + url, SOON);
        } catch (IOException e) {
            // It went away in the middle; whether it has taken them nobody knows.
            throw new Later("the connection to " + url + " broke off: " + e.getMessage(), SOON);
        }
        if (answer.statusCode() == 503) {
            throw new Later(sentence(answer), after(answer));
        }
        if (answer.statusCode() != 202) {
            throw new IOException(sentence(answer));
        }
    }

    private HttpRequest.Builder request(String address) {
        return signing.apply(HttpRequest.newBuilder(URI.create(address)).timeout(PATIENCE));
    }

    private static byte[] array(List<Alert> alerts) {
        var bytes = new ByteArrayOutputStream();
        bytes.write('[');
        for (var alert : alerts) {
            if (bytes.size() > 1) {
                bytes.write(',');
            }
            bytes.writeBytes(Wire.ALERT.write(alert));
        }
        bytes.write(']');
        return bytes.toByteArray();
    }

    private static Duration after(HttpResponse<String> answer) {
        try {
            return answer.headers()
                    .firstValue("Retry-After")
                    .map(text -> Math.clamp(Long.parseLong(text.strip()), 1, LONGEST_WAIT))
                    .map(Duration::ofSeconds)
                    .orElse(SOON);
        } catch (NumberFormatException e) {
            return SOON;
        }
    }

    @Override
    public Optional<Standing> standing() throws IOException, InterruptedException {
        var request = request(replay).GET().build();
        try {
            var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            var tree = tree(answer);
            if (answer.statusCode() == 404 && tree.path("error").asString("").contains("replay")) {
                return Optional.empty();
            }
            if (answer.statusCode() != 200) {
                throw new IOException(sentence(answer));
            }
            var incidents = new TreeMap<String, Long>();
            tree.path("incidents")
                    .properties()
                    .forEach(state -> incidents.put(state.getKey(), state.getValue().asLong()));
            return Optional.of(
                    new Standing(
                            tree.path("terminal").asLong(), tree.path("open").asLong(), incidents));
        } catch (ConnectException | HttpTimeoutException e) {
            throw new IOException(
                    "no remediator answers at " + url + "; start one with 'remediator up'", e);
        } catch (SSLException e) {
            throw new IOException(
                    "what answers at %s does not speak TLS as it should: %s"
                            .formatted(url, e.getMessage()),
                    e);
        }
    }

    private JsonNode tree(HttpResponse<String> answer) throws IOException {
        try {
            return Json.MAPPER.readTree(answer.body());
        } catch (JacksonException e) {
            throw new IOException("what answers at " + url + " is no remediator; say --into", e);
        }
    }

    private String sentence(HttpResponse<String> answer) throws IOException {
        return tree(answer)
                .path("error")
                .asString("it answered " + answer.statusCode())
                .replaceAll("\\p{Cntrl}", "?");
    }

    @Override
    public void close() {
        client.close();
    }
}
