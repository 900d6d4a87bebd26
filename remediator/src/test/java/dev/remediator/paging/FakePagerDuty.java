package dev.remediator.paging;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.remediator.topic.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;

/// A real HTTP server that takes events as PagerDuty does: 202, unless it was told otherwise.
final class FakePagerDuty implements AutoCloseable {
    private final HttpServer server;
    private final Queue<Reply> replies = new ConcurrentLinkedQueue<>();
    private final List<Taken> taken = new CopyOnWriteArrayList<>();
    private volatile Reply usual =
            Reply.of(202, "{\"status\":\"success\",\"message\":\"Event processed\"}");

    FakePagerDuty() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::take);
        server.start();
    }

    record Reply(int status, Map<String, String> headers, String body) {
        static Reply of(int status, String body) {
            return new Reply(status, Map.of(), body);
        }
    }

    record Taken(String method, String path, Headers headers, int size, JsonNode event) {
        String dedupKey() {
            return event.path("dedup_key").asString();
        }

        String action() {
            return event.path("event_action").asString();
        }
    }

    URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /// The next call is answered so.
    FakePagerDuty next(Reply reply) {
        replies.add(reply);
        return this;
    }

    /// All calls are answered so, from now on.
    void always(Reply reply) {
        usual = reply;
    }

    List<Taken> taken() {
        return taken;
    }

    Taken only() {
        if (taken.size() != 1) {
            throw new AssertionError("expected one request, got " + taken.size());
        }
        return taken.getFirst();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            taken.add(
                    new Taken(
                            exchange.getRequestMethod(),
                            exchange.getRequestURI().getPath(),
                            exchange.getRequestHeaders(),
                            body.length,
                            Json.MAPPER.readTree(body)));
            var next = replies.poll();
            var reply = next == null ? usual : next;
            reply.headers().forEach(exchange.getResponseHeaders()::set);
            var bytes = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
