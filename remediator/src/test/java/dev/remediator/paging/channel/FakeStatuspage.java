package dev.remediator.paging.channel;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.remediator.topic.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Statuspage, as far as its API says what it does with incidents: it keeps them, lists those that
/// are not resolved, the newest first, and knows nobody's keys. It refuses what is no `OAuth` token
/// of its own.
final class FakeStatuspage implements AutoCloseable {
    static final String TOKEN = "89a229ce1a8dbcf9ff30430fbe35eb4c";
    private static final String PATH = "/v1/pages/kctbh9vrtdwd/incidents";

    private final HttpServer server;
    private final List<ObjectNode> incidents = new CopyOnWriteArrayList<>();
    private final List<JsonNode> updates = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final Map<String, String> instead = new ConcurrentHashMap<>();

    FakeStatuspage() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::take);
        server.start();
    }

    URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /// @param method `GET`, `POST` or `PATCH`
    /// @param answer a status and a body, such as `420 slow down`; `does it and hangs up`
    void answers(String method, String answer) {
        instead.put(method, answer);
    }

    void answersAsItShould() {
        instead.clear();
    }

    /// All there ever were, the newest first, as they are now.
    List<ObjectNode> incidents() {
        return incidents;
    }

    /// The bodies of what changed one.
    List<JsonNode> updates() {
        return updates;
    }

    /// Methods and paths.
    List<String> requests() {
        return requests;
    }

    /// Somebody else's incident, with a long story.
    void hasAnother(int letters) {
        var other = Json.MAPPER.createObjectNode();
        other.put("id", "other" + incidents.size());
        other.put("status", "investigating").put("body", "x".repeat(letters));
        other.putObject("metadata");
        incidents.add(other);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var method = exchange.getRequestMethod();
            var path = exchange.getRequestURI().getPath();
            requests.add(method + " " + path);
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var wanted = instead.getOrDefault(method, "");
            if (!("OAuth " + TOKEN)
                    .equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                answer(exchange, 401, "{\"error\":\"Could not authenticate\"}");
            } else if (wanted.equals("does it and hangs up")) {
                done(method, path, body);
                exchange.getResponseBody().close();
            } else if (!wanted.isEmpty()) {
                answer(exchange, Integer.parseInt(wanted.substring(0, 3)), wanted.substring(3));
            } else {
                var said = done(method, path, body);
                int status = said.isEmpty() ? 404 : method.equals("POST") ? 201 : 200;
                answer(exchange, status, said);
            }
        }
    }

    private String done(String method, String path, String body) {
        if (method.equals("GET") && path.equals(PATH + "/unresolved")) {
            var open = new ArrayList<JsonNode>(incidents);
            open.removeIf(one -> one.path("status").asString().equals("resolved"));
            return Json.MAPPER.writeValueAsString(open);
        }
        if (method.equals("POST") && path.equals(PATH)) {
            var incident = Json.MAPPER.readTree(body).path("incident").asObject().deepCopy();
            incident.put("id", "inc" + incidents.size());
            incidents.addFirst(incident);
            return incident.toString();
        }
        for (var incident : incidents) {
            if (method.equals("PATCH")
                    && path.equals(PATH + "/" + incident.path("id").asString())) {
                var update = Json.MAPPER.readTree(body).path("incident");
                updates.add(update);
                incident.put("status", update.path("status").asString());
                return incident.toString();
            }
        }
        return "";
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.strip().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
