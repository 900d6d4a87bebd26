package dev.remediator.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.remediator.adapter.AdapterRegistry;
import dev.remediator.topic.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// The real door with every adapter, and whatever senders may send. `-Dfuzz.seconds=600` looks
/// longer, `-Dfuzz.seed=…` repeats what was found.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DoorFuzzTest {
    private static final long SEED = Long.getLong("fuzz.seed", 20_260_301);
    private static final Duration LENGTH = Duration.ofSeconds(Long.getLong("fuzz.seconds", 5));

    /// On a busy machine, a few seconds are over soon.
    private static final int LEAST = 300;

    private static final Duration HANGS = Duration.ofSeconds(30);
    private static final long MOST_HEAP = 256L << 20;

    private static final List<List<String>> HEADERS =
            List.of(
                    List.of(),
                    List.of("Content-Type", "application/json"),
                    List.of("Content-Type", "text/plain; charset=UTF-8"),
                    List.of("Content-Type", "application/x-www-form-urlencoded"),
                    List.of("Content-Type", "multipart/form-data; boundary=b"),
                    List.of("Content-Type", "multipart/form-data"),
                    List.of("Content-Type", "application/x-protobuf"),
                    List.of("Content-Type", "application/cloudevents+json"),
                    List.of("Content-Type", "what/ever;;;=\"", "Accept", "nothing"),
                    List.of("Content-Encoding", "gzip"),
                    List.of("Content-Encoding", "br"),
                    List.of("x-amz-sns-message-type", "Notification"),
                    List.of("Sentry-Hook-Resource", "event_alert"),
                    List.of(
                            "ce-specversion",
                            "1.0",
                            "ce-id",
                            "%",
                            "ce-source",
                            "/s",
                            "ce-type",
                            "t.ok"));

    private final TallyLedger ledger = new TallyLedger();
    private final TallyGateway gateway = new TallyGateway(ledger);
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @AfterEach
    void close() {
        client.close();
        gateway.close();
    }

    /// What is sent.
    ///
    /// @param latin the body's bytes, each a character
    private record Shot(
            long seed,
            String file,
            String source,
            List<String> headers,
            boolean chunked,
            boolean away,
            String latin) {

        byte[] body() {
            return latin.getBytes(StandardCharsets.ISO_8859_1);
        }
    }

    @Test
    void whatever_is_sent_is_accounted_for() throws Exception {
        var fixtures = fixtures();
        assertThat(fixtures).isNotEmpty();
        System.out.printf("fuzz.seed=%d fuzz.seconds=%d%n", SEED, LENGTH.toSeconds());
        long end = System.nanoTime() + LENGTH.toNanos();
        long shots = 0;
        while (System.nanoTime() < end || shots < LEAST) {
            var shot = shot(SEED + shots++, fixtures);
            trouble(shot, shot.body()).ifPresent(_ -> report(shot));
        }
        System.out.printf("%d messages, of which %s%n", shots, ledger);
        assertThat(heapUsed()).isLessThan(MOST_HEAP);
    }

    private static Shot shot(long seed, List<Path> fixtures) throws IOException {
        var random = new SplittableRandom(seed);
        var file = fixtures.get(random.nextInt(fixtures.size()));
        var other = fixtures.get(random.nextInt(fixtures.size()));
        var sources = AdapterRegistry.load().sources();
        boolean own = random.nextInt(3) > 0;
        var source = file.getName(file.getNameCount() - 2).toString();
        var body = new Mutant(random).of(Files.readAllBytes(file), Files.readAllBytes(other));
        return new Shot(
                seed,
                source + "/" + file.getFileName(),
                own ? source : sources.get(random.nextInt(sources.size())),
                HEADERS.get(random.nextInt(HEADERS.size())),
                random.nextInt(4) == 0,
                random.nextInt(10) == 0,
                body.length > TallyGateway.MAX_BODY
                        ? ""
                        : new String(body, StandardCharsets.ISO_8859_1));
    }

    private static List<Path> fixtures() throws IOException {
        var sources = AdapterRegistry.load().sources();
        var found = new ArrayList<Path>();
        for (var root : List.of(Path.of(".."), Path.of("."))) {
            for (var source : sources) {
                var directory = root.resolve("alert-adapters/src/test/resources/" + source);
                if (Files.isDirectory(directory)) {
                    try (var files = Files.list(directory)) {
                        files.filter(Files::isRegularFile).sorted().forEach(found::add);
                    }
                }
            }
        }
        return found;
    }

    private void report(Shot shot) {
        var smallest = Mutant.smallest(shot.body(), body -> trouble(shot, body).isPresent());
        fail(
                "%s, at /webhooks/%s, of a body made of %s%nrepeat with -Dfuzz.seed=%d%n%s%n%s",
                trouble(shot, smallest).orElse("gone"),
                shot.source(),
                shot.file(),
                shot.seed(),
                shot.headers(),
                new String(smallest, StandardCharsets.ISO_8859_1));
    }

    private Optional<String> trouble(Shot shot, byte[] body) {
        ledger.away(shot.away());
        var before = ledger.tally();
        try {
            var answer = send(shot, body);
            var after = ledger.tally();
            return judge(answer, after.minus(before), shot.away());
        } catch (IOException e) {
            return Optional.of("it is not answered: " + e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpResponse<String> send(Shot shot, byte[] body)
            throws IOException, InterruptedException {
        var publisher =
                shot.chunked()
                        ? HttpRequest.BodyPublishers.ofInputStream(
                                () -> new ByteArrayInputStream(body))
                        : HttpRequest.BodyPublishers.ofByteArray(body);
        var request =
                HttpRequest.newBuilder(gateway.address().resolve("/webhooks/" + shot.source()))
                        .timeout(HANGS)
                        .POST(publisher);
        if (!shot.headers().isEmpty()) {
            request.headers(shot.headers().toArray(String[]::new));
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /// What is wrong with an answer, given what has become durable meanwhile.
    private static Optional<String> judge(
            HttpResponse<String> answer, TallyLedger.Tally kept, boolean away) {
        int status = answer.statusCode();
        var body = Json.MAPPER.readTree(answer.body());
        if (status == 503) {
            return !away || answer.headers().firstValue("Retry-After").isEmpty()
                    ? Optional.of("it is answered " + status + ": " + answer.body())
                    : Optional.empty();
        }
        if (status != 200 && status != 202 && status != 400) {
            return Optional.of("it is answered " + status + ": " + answer.body());
        }
        long accepted = body.path("accepted").asLong(0);
        if (accepted != kept.alerts()) {
            return Optional.of(accepted + " alerts are accepted, and durable " + kept.alerts());
        }
        boolean ignored = !body.path("ignored").asString("").isBlank();
        return accepted > 0 || ignored || kept.letters() == 1
                ? Optional.empty()
                : Optional.of("it is lost, and the answer was " + status + ": " + answer.body());
    }

    private static long heapUsed() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
