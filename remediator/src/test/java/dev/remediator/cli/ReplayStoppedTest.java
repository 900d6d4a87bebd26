package dev.remediator.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The real command, in a process of its own, against something that answers as a remediator does.
@Timeout(120)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReplayStoppedTest {
    @TempDir Path place;
    private final List<String> sent = new CopyOnWriteArrayList<>();
    private HttpServer there;
    private volatile boolean refuses;
    private @Nullable Process process;

    @BeforeEach
    void starts() throws IOException {
        there = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        there.createContext("/", this::answer);
        there.start();
    }

    @AfterEach
    void stops() {
        if (process != null) {
            process.destroyForcibly();
        }
        there.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        int status = 200;
        var said = "{\"terminal\":%d,\"open\":0,\"incidents\":{}}".formatted(many());
        if (exchange.getRequestMethod().equals("POST")) {
            status = refuses ? 403 : 202;
            said = refuses ? "{\"error\":\"replays are not taken here\"}" : "{}";
            if (!refuses) {
                sent.add(body);
            }
        } else if (sent.isEmpty()) {
            status = 404;
            said = "{\"error\":\"nothing is known of such a replay\"}";
        }
        var bytes = said.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private long many() {
        return sent.stream().mapToLong(body -> body.split("\"delivery\"", -1).length - 1).sum();
    }

    /// The signal to end is that of `kill`; the one of Ctrl-C ends it the same way, but a process
    /// that was begun in the background never hears it.
    @Test
    void what_fires_is_said_to_be_over_before_a_process_that_is_told_to_end_is_gone()
            throws Exception {
        var replay = replay();
        await().atMost(Duration.ofSeconds(60)).until(() -> sent.size() == 1);
        assertThat(sent.getFirst()).contains("\"FIRING\"");

        replay.destroy();
        assertThat(replay.waitFor(40, TimeUnit.SECONDS)).isTrue();

        assertThat(sent).hasSize(2);
        assertThat(sent.getLast()).contains("\"RESOLVED\"").contains("web-1");
        assertThat(output()).contains("stopped before its end", "1 still fired at the end");
    }

    @Test
    void where_replays_are_refused_it_says_so_and_fails() throws Exception {
        refuses = true;
        var replay = replay();

        assertThat(replay.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(replay.exitValue()).isEqualTo(1);
        assertThat(output()).contains("remediator: replays are not taken here");
    }

    private Process replay() throws IOException {
        var file = place.resolve("alerts.jsonl");
        Files.writeString(
                file,
                """
                {"time":"2026-03-01T12:00:00Z","name":"Down","resource":"node/web-1","status":"firing"}
                {"time":"2026-03-01T13:00:00Z","name":"Down","resource":"node/web-2","status":"firing"}
                """);
        var begun =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                "dev.remediator.Main",
                                "replay",
                                file.toString(),
                                "--into",
                                "http://127.0.0.1:" + there.getAddress().getPort())
                        .redirectErrorStream(true)
                        .redirectOutput(place.resolve("output").toFile())
                        .start();
        process = begun;
        return begun;
    }

    private String output() throws IOException {
        return Files.readString(place.resolve("output"));
    }
}
