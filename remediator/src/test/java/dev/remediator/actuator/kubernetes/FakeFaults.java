package dev.remediator.actuator.kubernetes;

import com.sun.net.httpserver.HttpExchange;
import dev.remediator.actuator.kubernetes.FakeObjects.Refused;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// What goes wrong with a fake API: what it does not allow, what it answers too slowly or not at
/// all, how it lies, and what others do at the wrong moment.
final class FakeFaults {
    private final List<Fault> waiting = new ArrayList<>();
    private final Set<String> denied = ConcurrentHashMap.newKeySet();
    private final Set<HttpExchange> lost = ConcurrentHashMap.newKeySet();
    private final CountDownLatch end = new CountDownLatch(1);
    private volatile String ignored = "";
    private volatile int page = 1000;
    private long leaveAloneUntil;
    private int impatient;

    private interface Deed {
        /// @return whether that was the answer
        boolean on(HttpExchange exchange) throws IOException;
    }

    private record Fault(Pattern where, Deed deed) {}

    /// The next request that matches does this; so many times.
    private synchronized void next(String where, int times, Deed deed) {
        for (int i = 0; i < times; i++) {
            waiting.add(new Fault(Pattern.compile(where), deed));
        }
    }

    boolean strikes(HttpExchange exchange, String line) throws IOException {
        var fault = taken(line);
        return fault != null && fault.deed().on(exchange);
    }

    private synchronized @Nullable Fault taken(String line) {
        if (System.nanoTime() - leaveAloneUntil < 0) {
            impatient++;
        }
        for (var fault : waiting) {
            if (fault.where().matcher(line).find()) {
                waiting.remove(fault);
                return fault;
            }
        }
        return null;
    }

    /// Somebody else acts just before such a request is looked at.
    void before(String where, Runnable somebody) {
        next(
                where,
                1,
                _ -> {
                    somebody.run();
                    return false;
                });
    }

    /// Priority and fairness: not a budget's refusal, and not even a Status.
    void throttles(String where, int times, int retryAfter) {
        next(
                where,
                times,
                exchange -> {
                    synchronized (this) {
                        leaveAloneUntil = System.nanoTime() + retryAfter * 1_000_000_000L;
                    }
                    exchange.getResponseHeaders().set("Retry-After", "" + retryAfter);
                    FakeApiServer.send(
                            exchange, 429, "Too many requests, please try again later.\n");
                    return true;
                });
    }

    /// How many came although they were told to wait.
    synchronized int impatient() {
        return impatient;
    }

    void answers(String where, int times, int code, String body) {
        next(
                where,
                times,
                exchange -> {
                    FakeApiServer.send(exchange, code, body);
                    return true;
                });
    }

    /// Says nothing until the server is closed.
    void hangs(String where) {
        next(
                where,
                1,
                _ -> {
                    try {
                        end.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return true;
                });
    }

    /// Lets the connection go without an answer.
    void breaksOff(String where, int times) {
        next(
                where,
                times,
                exchange -> {
                    exchange.close();
                    return true;
                });
    }

    /// Does what it is asked to, and the answer does not arrive.
    void losesTheAnswer(String where) {
        next(
                where,
                1,
                exchange -> {
                    lost.add(exchange);
                    return false;
                });
    }

    boolean isLost(HttpExchange exchange) {
        return lost.remove(exchange);
    }

    /// Not allowed, as `verb resource`.
    void denies(String... rights) {
        denied.addAll(List.of(rights));
    }

    boolean denied(String right) {
        return denied.contains(right);
    }

    void refuseForbidden(String method, String path) {
        var verb =
                switch (method) {
                    case "POST" -> "create";
                    case "GET" -> path.matches(".*s") ? "list" : "get";
                    default -> method.toLowerCase(Locale.ROOT);
                };
        var resource =
                path.endsWith("/eviction")
                        ? "pods/eviction"
                        : path.replaceAll(
                                ".*/(nodes|pods|deployments|leases|replicasets)\\b.*", "$1");
        if (denied(verb + " " + resource)) {
            throw new Refused(
                    403,
                    "Forbidden",
                    "User \"remediator\" cannot %s resource \"%s\"".formatted(verb, resource));
        }
    }

    /// Field selectors are taken for nothing: everything is answered.
    void ignoresFieldSelectors() {
        ignored = "all";
    }

    /// Field selectors find nothing but names, as in the client library's own mock.
    void findsNothingByFields() {
        ignored = "none";
    }

    boolean chosen(ObjectNode object, String selector) {
        if (selector.isEmpty() || ignored.equals("all")) {
            return true;
        }
        if (!selector.startsWith("spec.nodeName=")) {
            throw new Refused(400, "BadRequest", "field label not supported: " + selector);
        }
        return !ignored.equals("none")
                && object.at("/spec/nodeName").asString("").equals(selector.substring(14));
    }

    void pagesOf(int size) {
        page = size;
    }

    int page() {
        return page;
    }

    void letGo() {
        end.countDown();
    }
}
