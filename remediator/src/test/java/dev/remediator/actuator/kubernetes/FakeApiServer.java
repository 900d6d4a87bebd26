package dev.remediator.actuator.kubernetes;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.remediator.actuator.kubernetes.FakeObjects.Refused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A cluster's API over HTTP on loopback, made to refuse what a real one refuses: evictions beyond
/// a budget, changes to what has changed, deletions of another object of the same name, what nobody
/// was allowed. It honours selectors and pages; without a selector it answers with everything.
final class FakeApiServer implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    final FakeObjects objects = new FakeObjects();
    final FakeBudgets budgets = new FakeBudgets(objects);
    final FakeFaults faults = new FakeFaults();

    /// Every request, as `METHOD /path?query`, decoded.
    final List<String> log = new CopyOnWriteArrayList<>();

    /// Who may ask.
    volatile String token = "secret";

    FakeApiServer() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /// How many requests began like this.
    long asked(String beginning) {
        return log.stream().filter(line -> line.startsWith(beginning)).count();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            var query = query(exchange.getRequestURI().getRawQuery());
            var method = exchange.getRequestMethod();
            var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            var line = method + " " + path + (query.isEmpty() ? "" : "?" + query);
            log.add(line);
            if (faults.strikes(exchange, line)) {
                return;
            }
            answer(exchange, method, path, query, body);
        }
    }

    private void answer(
            HttpExchange exchange,
            String method,
            String path,
            Map<String, String> query,
            String body)
            throws IOException {
        try {
            var allowed = "Bearer " + token;
            if (!allowed.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                throw new Refused(401, "Unauthorized", "Unauthorized");
            }
            faults.refuseForbidden(method, path);
            JsonNode told =
                    body.isEmpty()
                            ? FakeObjects.JSON.createObjectNode()
                            : FakeObjects.JSON.readTree(body);
            JsonNode answer;
            synchronized (objects) {
                answer = done(exchange, method, path, query, told);
            }
            if (!faults.isLost(exchange)) {
                send(exchange, method.equals("POST") ? 201 : 200, answer.toString());
            }
        } catch (Refused e) {
            send(exchange, e.code, FakeBudgets.status(e).toString());
        }
    }

    private JsonNode done(
            HttpExchange exchange,
            String method,
            String path,
            Map<String, String> query,
            JsonNode body) {
        if ((method.equals("PATCH") || method.equals("POST"))
                && !"remediator".equals(query.get("fieldManager"))) {
            throw new Refused(400, "BadRequest", "whose fields are these?");
        }
        return switch (method) {
            case "GET" ->
                    path.matches(".*/(nodes|leases|pods|replicasets|deployments)")
                            ? list(path, query)
                            : objects.get(path);
            case "PATCH" ->
                    objects.patch(
                            path,
                            exchange.getRequestHeaders()
                                    .getFirst("Content-Type")
                                    .replaceAll(";.*", ""),
                            body);
            case "DELETE" -> {
                if (path.contains("/pods/")) {
                    throw new Refused(405, "MethodNotAllowed", "nobody deletes a pod here");
                }
                objects.delete(path, body.path("preconditions"));
                yield FakeObjects.JSON.createObjectNode().put("kind", "Status");
            }
            case "POST" -> post(path, body);
            default -> throw new Refused(405, "MethodNotAllowed", method);
        };
    }

    private JsonNode post(String path, JsonNode body) {
        if (path.endsWith("/eviction")) {
            budgets.evict(path.substring(0, path.length() - "/eviction".length()), body);
            return FakeObjects.JSON.createObjectNode().put("kind", "Status");
        }
        if (path.endsWith("/selfsubjectaccessreviews")) {
            var wanted = body.at("/spec/resourceAttributes");
            var part = wanted.path("subresource").asString("");
            var right =
                    wanted.path("verb").asString()
                            + " "
                            + wanted.path("resource").asString()
                            + (part.isEmpty() ? "" : "/" + part);
            var answer = ((ObjectNode) body).deepCopy();
            // Of leases, only those of nodes are anybody's business.
            boolean elsewhere =
                    right.endsWith(" leases")
                            && !wanted.path("namespace").asString("").equals("kube-node-lease");
            answer.putObject("status").put("allowed", !elsewhere && !faults.denied(right));
            return answer;
        }
        throw new Refused(404, "NotFound", "the server could not find the requested resource");
    }

    private ObjectNode list(String path, Map<String, String> query) {
        if (path.endsWith("/pods")) {
            budgets.looked();
        }
        var found =
                objects.all(path).stream()
                        .map(Map.Entry::getValue)
                        .filter(o -> labelled(o, query.getOrDefault("labelSelector", "")))
                        .filter(o -> faults.chosen(o, query.getOrDefault("fieldSelector", "")))
                        .toList();
        int from = Integer.parseInt(query.getOrDefault("continue", "0"));
        int limit = Math.min(faults.page(), Integer.parseInt(query.getOrDefault("limit", "1000")));
        int to = Math.min(found.size(), from + limit);
        var list = FakeObjects.JSON.createObjectNode().put("apiVersion", "v1");
        var meta = list.putObject("metadata").put("resourceVersion", "" + objects.version());
        if (to < found.size()) {
            meta.put("continue", String.valueOf(to));
        }
        list.putArray("items").addAll(found.subList(Math.min(from, to), to));
        return list;
    }

    private static boolean labelled(ObjectNode object, String selector) {
        for (var term : selector.isEmpty() ? new String[0] : selector.split(",")) {
            var pair = term.split("=", 2);
            var has = FakeObjects.meta(object).path("labels").get(pair[0]);
            if (has == null || !has.asString().equals(pair[1])) {
                return false;
            }
        }
        return true;
    }

    private static Map<String, String> query(String raw) {
        Map<String, String> all = new HashMap<>();
        for (var part : raw == null ? new String[0] : raw.split("&")) {
            var pair = part.split("=", 2);
            all.put(URLDecoder.decode(pair[0], UTF_8), URLDecoder.decode(pair[1], UTF_8));
        }
        return all;
    }

    static void send(HttpExchange exchange, int code, String body) throws IOException {
        var bytes = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(code, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /// Does something to the objects while nobody else does.
    void world(Consumer<FakeObjects> change) {
        synchronized (objects) {
            change.accept(objects);
        }
    }

    ObjectNode object(String path) {
        synchronized (objects) {
            return objects.get(path).deepCopy();
        }
    }

    @Override
    public void close() {
        faults.letGo();
        server.stop(0);
        threads.shutdownNow();
    }
}
