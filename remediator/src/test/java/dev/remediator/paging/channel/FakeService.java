package dev.remediator.paging.channel;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.remediator.topic.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;

/// A real HTTP server that stands for a paging service: it answers what it is told to, and keeps
/// what it was asked.
final class FakeService implements AutoCloseable {
    private final HttpServer server;
    private final Queue<Reply> replies = new ConcurrentLinkedQueue<>();
    private final List<Taken> taken = new CopyOnWriteArrayList<>();
    private volatile Reply usual;

    /// @param usual how it answers unless it is told otherwise
    FakeService(Reply usual) throws IOException {
        this.usual = usual;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::take);
        server.start();
    }

    record Reply(int status, Map<String, String> headers, String body) {
        static Reply of(int status, String body) {
            return new Reply(status, Map.of(), body);
        }
    }

    /// What it was asked.
    record Taken(String method, String path, String query, Headers headers, String body) {
        JsonNode json() {
            return Json.MAPPER.readTree(body);
        }

        /// A form's field; empty if it has none of that name.
        String field(String name) {
            return form().getOrDefault(name, "");
        }

        /// A form's fields.
        Map<String, String> form() {
            var fields = new TreeMap<String, String>();
            for (var field : body.split("&", -1)) {
                var parts = field.split("=", 2);
                fields.put(decoded(parts[0]), parts.length == 1 ? "" : decoded(parts[1]));
            }
            return fields;
        }

        private static String decoded(String text) {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        }

        String header(String name) {
            var first = headers.getFirst(name);
            return first == null ? "" : first;
        }
    }

    URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /// The next call is answered so.
    FakeService next(Reply reply) {
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
                            exchange.getRequestURI().getRawPath(),
                            exchange.getRequestURI().getRawQuery() == null
                                    ? ""
                                    : exchange.getRequestURI().getRawQuery(),
                            exchange.getRequestHeaders(),
                            new String(body, StandardCharsets.UTF_8)));
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
