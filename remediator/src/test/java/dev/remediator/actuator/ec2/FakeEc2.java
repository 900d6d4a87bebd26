package dev.remediator.actuator.ec2;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// EC2 and Auto Scaling on loopback, as far as fleets use them: the Query protocol, and what the
/// real ones refuse. It has no clock: each thing that happens takes a second.
final class FakeEc2 implements AutoCloseable {
    private final HttpServer server;
    private final FakeInstances instances = new FakeInstances(this);
    private final FakeGroup group = new FakeGroup(this);
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final Map<String, Integer> throttled = new ConcurrentHashMap<>();
    private final Set<String> forbidden = ConcurrentHashMap.newKeySet();
    private final Set<String> unanswered = ConcurrentHashMap.newKeySet();
    private final Set<String> filters = ConcurrentHashMap.newKeySet();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private boolean honoursDryRun = true;

    FakeEc2() {
        try {
            var loopback = InetAddress.getLoopbackAddress();
            server = HttpServer.create(new InetSocketAddress(loopback, 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.start();
    }

    String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    FakeInstances instances() {
        return instances;
    }

    FakeGroup group() {
        return group;
    }

    /// What was asked, dry runs with a question mark: `TerminateInstances i-… ?`.
    List<String> calls() {
        return List.copyOf(calls);
    }

    List<String> calls(String action) {
        return calls.stream().filter(call -> call.startsWith(action + " ")).toList();
    }

    /// The calls that change something, without tags and dry runs.
    List<String> deeds() {
        return calls.stream()
                .filter(call -> !call.startsWith("Describe") && !call.startsWith("CreateTags"))
                .filter(call -> !call.endsWith("?"))
                .toList();
    }

    /// All values that were ever filtered by.
    Set<String> filters() {
        return Set.copyOf(filters);
    }

    void throttles(String action, int times) {
        throttled.put(action, times);
    }

    void forbids(String action) {
        forbidden.add(action);
    }

    /// Does what it is asked, and then the connection breaks: as if the worker had died.
    void losesAnswersTo(String action) {
        unanswered.add(action);
    }

    void answersAgain() {
        unanswered.clear();
    }

    void ignoresDryRun() {
        honoursDryRun = false;
    }

    Instant tick() {
        now = now.plusSeconds(1);
        return now;
    }

    void passes(Duration time) {
        now = now.plus(time);
    }

    private synchronized void handle(HttpExchange exchange) throws IOException {
        var form =
                new Form(
                        new String(
                                exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        var action = form.get("Action");
        boolean scaling = form.get("Version").equals("2011-01-01");
        int status = 200;
        String body;
        try {
            form.values.forEach(
                    (key, value) -> {
                        if (key.matches("Filter.*Value.*")) {
                            filters.add(value);
                        }
                    });
            calls.add(action + " " + form.subject() + (form.dryRun() ? " ?" : ""));
            if (throttled.merge(action, -1, Integer::sum) >= 0) {
                throw scaling
                        ? new Refusal(400, "Throttling", "Rate exceeded")
                        : new Refusal(503, "RequestLimitExceeded", "Request limit exceeded.");
            }
            if (forbidden.contains(action)) {
                throw new Refusal(
                        403,
                        "UnauthorizedOperation",
                        "You are not authorized to perform " + action);
            }
            if (form.dryRun() && honoursDryRun) {
                throw new Refusal(
                        412,
                        "DryRunOperation",
                        "Request would have succeeded, but DryRun flag is set.");
            }
            body = scaling ? group.answer(action, form) : instances.answer(action, form);
        } catch (Refusal e) {
            status = e.status;
            body = scaling ? e.ofScaling() : e.ofEc2();
        }
        if (unanswered.contains(action)) {
            exchange.close();
            return;
        }
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/xml");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    /// The parameters of a call.
    static final class Form {
        private final Map<String, String> values = new TreeMap<>();

        Form(String body) {
            for (var pair : body.split("&", -1)) {
                int at = pair.indexOf('=');
                if (at > 0) {
                    values.put(decoded(pair.substring(0, at)), decoded(pair.substring(at + 1)));
                }
            }
        }

        private static String decoded(String text) {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        }

        String get(String key) {
            return values.getOrDefault(key, "");
        }

        boolean dryRun() {
            return get("DryRun").equals("true");
        }

        /// The values of `prefix.1`, `prefix.2` and so on.
        List<String> all(String prefix) {
            var found = new ArrayList<String>();
            for (int i = 1; values.containsKey(prefix + "." + i); i++) {
                found.add(get(prefix + "." + i));
            }
            return found;
        }

        /// `prefix.1.Key` to `prefix.1.Value` and so on.
        Map<String, String> tags(String prefix) {
            var found = new TreeMap<String, String>();
            for (int i = 1; values.containsKey(prefix + "." + i + ".Key"); i++) {
                found.put(get(prefix + "." + i + ".Key"), get(prefix + "." + i + ".Value"));
            }
            return found;
        }

        /// What the call is about, in the order of its names.
        String subject() {
            var ids = new HashSet<String>();
            for (var key : List.of("InstanceId", "InstanceIds.member", "ResourceId")) {
                ids.addAll(all(key));
            }
            if (!get("InstanceId").isEmpty()) {
                ids.add(get("InstanceId"));
            }
            return String.join(",", ids.stream().sorted().toList());
        }

        /// All parameters but those that name the call: what a client token is bound to.
        String parameters() {
            return values.toString();
        }

        Map<String, String> values() {
            return values;
        }
    }

    /// What the API says no with.
    static final class Refusal extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final int status;
        private final String code;

        Refusal(int status, String code, String message) {
            super(message);
            this.status = status;
            this.code = code;
        }

        private String error() {
            return "<Code>" + code + "</Code><Message>" + getMessage() + "</Message>";
        }

        private String ofEc2() {
            return "<Response><Errors><Error>" + error() + "</Error></Errors></Response>";
        }

        private String ofScaling() {
            return "<ErrorResponse><Error><Type>Sender</Type>"
                    + error()
                    + "</Error></ErrorResponse>";
        }
    }
}
