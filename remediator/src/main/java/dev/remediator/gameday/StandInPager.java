package dev.remediator.gameday;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.remediator.topic.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Stands in for PagerDuty's Events API on this machine, so that demonstrations and game days page
/// for real and wake nobody.
public final class StandInPager implements AutoCloseable {
    private final HttpServer server;
    private final List<JsonNode> events = new ArrayList<>();
    private final Consumer<JsonNode> listener;

    /// @param listener is called with each event
    /// @throws IOException if it cannot listen
    public StandInPager(Consumer<JsonNode> listener) throws IOException {
        this.listener = listener;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v2/enqueue", this::take);
        server.start();
    }

    /// Its address, for `pager.url`.
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /// The events with this key, in the order they came, as soon as there are so many.
    public synchronized List<JsonNode> events(String dedupKey, int many, Duration atMost)
            throws InterruptedException {
        long until = System.nanoTime() + atMost.toNanos();
        while (true) {
            var found =
                    events.stream()
                            .filter(e -> e.path("dedup_key").asString("").equals(dedupKey))
                            .toList();
            long left = (until - System.nanoTime()) / 1_000_000;
            if (found.size() >= many || left <= 0) {
                return found;
            }
            wait(left);
        }
    }

    private synchronized void add(JsonNode event) {
        events.add(event);
        notifyAll();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var event = Json.MAPPER.readTree(exchange.getRequestBody().readAllBytes());
            boolean sound =
                    event.path("routing_key").isString()
                            && event.path("event_action").isString()
                            && event.path("dedup_key").isString();
            if (sound) {
                add(event);
                listener.accept(event);
            }
            answer(exchange, sound);
        } catch (JacksonException e) {
            answer(exchange, false);
        }
    }

    private static void answer(HttpExchange exchange, boolean sound) throws IOException {
        var text = sound ? "{\"status\":\"success\"}" : "{\"status\":\"invalid event\"}";
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(sound ? 202 : 400, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
