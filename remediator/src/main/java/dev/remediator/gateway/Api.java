package dev.remediator.gateway;

import dev.remediator.alert.Alert;
import dev.remediator.history.Books;
import dev.remediator.history.History;
import dev.remediator.history.IncidentView;
import dev.remediator.remediation.State;
import dev.remediator.topic.Json;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/// What people and scripts ask.
final class Api {
    private static final int DEFAULT_LIMIT = 100;
    private static final int MOST = 10_000;
    private static final List<String> STATES =
            Arrays.stream(State.values()).map(State::word).toList();

    private final History history;
    private final Books books;
    private final PrometheusMeterRegistry metrics;
    private final Readiness readiness;

    Api(History history, Books books, PrometheusMeterRegistry metrics, Readiness readiness) {
        this.history = history;
        this.books = books;
        this.metrics = metrics;
        this.readiness = readiness;
    }

    Reply incidents(Ask ask) throws Refusal {
        int limit = limit(ask);
        var state = ask.parameter("state");
        if (state.isPresent() && !STATES.contains(state.get())) {
            return Reply.error(400, "state must be one of " + String.join(", ", STATES));
        }
        Predicate<IncidentView> wanted =
                view -> state.isEmpty() || view.state().equals(state.get());
        var incidents =
                ask.parameter("replay")
                        .map(replay -> history.replayed(replay, wanted, limit))
                        .orElseGet(() -> history.incidents(wanted, limit));
        return Reply.json(200, Map.of("incidents", incidents));
    }

    /// How many are asked for.
    static int limit(Ask ask) throws Refusal {
        var asked = ask.parameter("limit");
        if (asked.isEmpty()) {
            return DEFAULT_LIMIT;
        }
        int limit;
        try {
            limit = Integer.parseInt(asked.get());
        } catch (NumberFormatException e) {
            limit = -1;
        }
        if (limit < 1 || limit > MOST) {
            throw new Refusal(400, "limit must be a number from 1 to " + MOST);
        }
        return limit;
    }

    Reply incident(Ask ask) {
        return history.incident(ask.part("id"))
                .map(found -> Reply.json(200, flat(found)))
                .orElseGet(
                        () ->
                                Reply.error(
                                        404,
                                        "there is no such incident; GET /api/incidents lists them"));
    }

    /// The incident's own fields, and beside them what its source said first, who was called, and
    /// the decisions.
    private static ObjectNode flat(IncidentView.Detailed found) {
        ObjectNode node = Json.MAPPER.valueToTree(found.incident());
        if (found.acknowledgedAt() != null) {
            node.put("acknowledgedAt", found.acknowledgedAt().toString());
        }
        if (found.begun() != null) {
            begun(node, found.begun());
        }
        node.set("pages", Json.MAPPER.valueToTree(found.pages()));
        var decisions =
                found.decisions().stream()
                        .map(
                                d -> {
                                    ObjectNode line = Json.MAPPER.valueToTree(d);
                                    line.put("reason", d.reason().word());
                                    line.put("why", d.reason().sentence());
                                    line.put("advice", d.reason().advice());
                                    line.put("state", d.state().word());
                                    return line;
                                })
                        .collect(Collectors.toList());
        node.set("decisions", Json.MAPPER.valueToTree(decisions));
        return node;
    }

    private static void begun(ObjectNode node, Alert alert) {
        node.put("source", alert.source());
        node.put("severity", alert.severity().word());
        node.put("alertStartsAt", alert.startsAt().toString());
        node.set("labels", Json.MAPPER.valueToTree(alert.labels()));
        node.set("annotations", Json.MAPPER.valueToTree(alert.annotations()));
        node.set("links", Json.MAPPER.valueToTree(alert.links()));
    }

    Reply accounting() {
        try {
            return Reply.json(200, books.accounting());
        } catch (IllegalStateException e) {
            return Reply.error(503, String.valueOf(e.getMessage())).with("Retry-After", "5");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Reply.error(503, "this process is being stopped").with("Retry-After", "5");
        }
    }

    Reply metrics() {
        return Reply.text(200, "text/plain; version=0.0.4; charset=utf-8", metrics.scrape());
    }

    Reply ready() {
        return readiness
                .missing()
                .map(
                        why ->
                                Reply.json(503, Map.of("ready", false, "error", why))
                                        .with("Retry-After", "1"))
                .orElseGet(() -> Reply.json(200, Map.of("ready", true)));
    }
}
