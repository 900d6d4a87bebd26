package dev.remediator.cli;

import dev.remediator.topic.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// A running remediator, as the commands that ask it or tell it something reach it.
final class Remote {
    /// Longer than it waits itself, for Kafka and for the warden.
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    @Option(
            names = "--url",
            paramLabel = "URL",
            defaultValue = "${env:REMEDIATOR_URL:-http://127.0.0.1:8080}",
            description =
                    "The running remediator. Default: $REMEDIATOR_URL, or http://127.0.0.1:8080")
    private String url = "";

    @Mixin private Credentials credentials = new Credentials();

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    /// Where it is printed.
    PrintWriter out() {
        return command == null
                ? new PrintWriter(System.out, true, System.out.charset())
                : command.commandLine().getOut();
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    /// The same, not sent yet: for an answer that does not end.
    HttpRequest asking(String path) {
        return request(path).GET().build();
    }

    /// The same; nothing, if there is no such thing.
    Optional<JsonNode> find(String path) throws IOException, InterruptedException {
        return sent(request(path).GET(), 404);
    }

    /// Says something that is done later; returns when it is written down.
    JsonNode tell(String path, JsonNode body) throws IOException, InterruptedException {
        return send(posting(path, body));
    }

    JsonNode post(String path, JsonNode body) throws IOException, InterruptedException {
        return confirmed(send(posting(path, body)));
    }

    private HttpRequest.Builder posting(String path, JsonNode body) {
        return request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.toString()));
    }

    JsonNode delete(String path) throws IOException, InterruptedException {
        return confirmed(send(request(path).DELETE()));
    }

    /// As part of an address.
    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private HttpRequest.Builder request(String path) {
        return credentials.with(
                HttpRequest.newBuilder(URI.create(base() + path)).timeout(PATIENCE));
    }

    /// Where it is, without a slash at the end.
    private String base() {
        if (!url.matches("https?://[A-Za-z0-9_.:\\[\\]-]+(/[^?#\\s]*)?")) {
            throw new IllegalArgumentException(
                    "--url is '" + url + "', but must be such as http://127.0.0.1:8080");
        }
        return url.replaceAll("/+$", "");
    }

    private static JsonNode confirmed(JsonNode answer) throws IOException {
        if (answer.path("done").asBoolean(false)) {
            return answer;
        }
        throw new IOException(
                "it is written down, but the engine has not said yet that it is done;"
                        + " look whether it is, or say it again");
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return sent(request, 0).orElseThrow();
    }

    /// The answer; nothing, if it has this status.
    private Optional<JsonNode> sent(HttpRequest.Builder request, int missing)
            throws IOException, InterruptedException {
        try (var client = credentials.client()) {
            var response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            var answer = Json.MAPPER.readTree(response.body());
            int status = response.statusCode();
            if (status == missing) {
                return Optional.empty();
            }
            if (status < 300) {
                return Optional.of(answer);
            }
            var sentence = Terminal.plain(answer.path("error").asString("it answered " + status));
            if (status == 401) {
                throw new IOException(Credentials.unknown());
            }
            if (status == 400) {
                throw new IllegalArgumentException(sentence);
            }
            throw new IOException(sentence);
        } catch (ConnectException e) {
            throw new IOException(
                    "no remediator answers at "
                            + url
                            + "; start one with 'remediator up', or say --url",
                    e);
        } catch (HttpTimeoutException e) {
            throw new IOException(
                    "nothing answers in time at "
                            + url
                            + "; if you told it something, it may be done or not: look, or say it again",
                    e);
        } catch (SSLException e) {
            throw new IOException(
                    "what answers at %s cannot show that it is the remediator (%s); if its certificate is from an authority of your own, say --ca FILE"
                            .formatted(url, e.getMessage()),
                    e);
        } catch (JacksonException e) {
            throw new IOException("what answers at " + url + " is no remediator; say --url", e);
        }
    }
}
