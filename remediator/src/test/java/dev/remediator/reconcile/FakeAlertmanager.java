package dev.remediator.reconcile;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/// A real HTTP server that answers as an Alertmanager does, unless it is told otherwise.
final class FakeAlertmanager implements AutoCloseable {
    private static final String LONG_AGO = "2020-01-01T00:00:00.000Z";
    private static final String NOT_YET = "2999-01-01T00:00:00.000Z";

    private final HttpServer server;
    private final List<String> alerts = new CopyOnWriteArrayList<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<String> authorizations = new CopyOnWriteArrayList<>();
    private volatile String uptime = LONG_AGO;
    private volatile int code = 200;
    private volatile String nonsense = "";

    FakeAlertmanager() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/am/api/v2/alerts", this::alerts);
        server.createContext("/am/api/v2/status", this::status);
        server.createContext("/elsewhere", e -> answer(e, 200, "[]"));
        server.start();
    }

    /// One alert as Alertmanager lists it, in this state and for this receiver.
    static String alert(String instance, Instant startsAt, String state, String receiver) {
        return """
               {"labels": {"alertname": "InstanceDown", "instance": "%s"},
                "annotations": {"summary": "it is down"},
                "startsAt": "%s", "endsAt": "2099-01-01T00:00:00.000Z",
                "receivers": [{"name": "%s"}],
                "status": {"inhibitedBy": [], "silencedBy": [], "state": "%s"},
                "updatedAt": "%s"}
               """
                .formatted(instance, startsAt, receiver, state, startsAt);
    }

    String url() {
        return "http://" + host() + "/am";
    }

    String host() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /// From now on it lists these.
    void lists(String... listed) {
        alerts.clear();
        alerts.addAll(List.of(listed));
    }

    void isRestarted() {
        uptime = NOT_YET;
    }

    void hidesItsUptime() {
        uptime = "";
    }

    void hasSettled() {
        uptime = LONG_AGO;
    }

    /// From now on it answers this code, whatever it is asked; 200 for sense again.
    void answers(int status) {
        code = status;
    }

    /// From now on it lists this; empty for sense again.
    void says(String text) {
        nonsense = text;
    }

    /// What it was asked for, with the query.
    List<String> asked() {
        return List.copyOf(asked);
    }

    List<String> authorizations() {
        return List.copyOf(authorizations);
    }

    private void alerts(HttpExchange exchange) throws IOException {
        answer(exchange, code, nonsense.isEmpty() ? alerts.toString() : nonsense);
    }

    private void status(HttpExchange exchange) throws IOException {
        answer(exchange, 200, "{\"uptime\": \"" + uptime + "\", \"versionInfo\": {}}");
    }

    private void answer(HttpExchange exchange, int status, String body) throws IOException {
        asked.add(exchange.getRequestURI().toString());
        authorizations.add(
                exchange.getRequestHeaders().getOrDefault("Authorization", List.of("")).getFirst());
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders()
                .putAll(Map.of("Location", List.of("/elsewhere"), "Content-Type", List.of("x/y")));
        exchange.sendResponseHeaders(status, bytes.length);
        try (exchange) {
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
