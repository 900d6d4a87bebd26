package dev.remediator.paging.roster;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/// A real HTTP server that stands for a service with schedules, and keeps what it was asked.
final class FakeSchedules implements AutoCloseable {
    private final HttpServer server;
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private volatile Reply reply = new Reply(200, Map.of(), "{}");

    FakeSchedules() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    /// @param target path and query, as they were written
    record Asked(String target, String authorization, String accept) {}

    private record Reply(int status, Map<String, String> headers, String body) {}

    URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    void says(int status, String body) {
        says(status, Map.of(), body);
    }

    void says(int status, Map<String, String> headers, String body) {
        reply = new Reply(status, headers, body);
    }

    List<Asked> asked() {
        return asked;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var headers = exchange.getRequestHeaders();
            asked.add(
                    new Asked(
                            exchange.getRequestURI().toString(),
                            String.valueOf(headers.getFirst("Authorization")),
                            String.valueOf(headers.getFirst("Accept"))));
            var now = reply;
            now.headers().forEach(exchange.getResponseHeaders()::set);
            var bytes = now.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(now.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
