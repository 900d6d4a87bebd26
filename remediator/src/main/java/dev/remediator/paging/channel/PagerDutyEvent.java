package dev.remediator.paging.channel;

import dev.remediator.alert.Alert;
import dev.remediator.alert.Severity;
import dev.remediator.paging.text.Diagnosis;
import dev.remediator.paging.text.Links;
import dev.remediator.paging.text.NextStep;
import dev.remediator.paging.text.Plain;
import dev.remediator.reason.Reason;
import dev.remediator.remediation.Attempt;
import dev.remediator.remediation.Page;
import dev.remediator.topic.Json;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A page as an event of PagerDuty's Events API v2. Acknowledging and resolving carry the key
/// alone.
final class PagerDutyEvent {
    private static final int SHORT = 255;
    private static final int SUMMARY = 1024;
    private static final int LINKS = 20;
    private static final int TEXT = 16 * 1024;

    private PagerDutyEvent() {}

    static ObjectNode of(Message message, String routingKey) {
        var page = message.page();
        var event = Json.MAPPER.createObjectNode();
        event.put("routing_key", routingKey);
        event.put("event_action", action(page.action()));
        event.put("dedup_key", Plain.wellFormed(page.dedupKey()));
        if (page.action() == Page.Action.TRIGGER) {
            event.put("client", "remediator");
            event.put("client_url", Place.seen(message));
            payload(event.putObject("payload"), message);
            links(event.putArray("links"), message);
        }
        return event;
    }

    private static String action(Page.Action action) {
        return switch (action) {
            case TRIGGER -> "trigger";
            case ACKNOWLEDGE -> "acknowledge";
            case RESOLVE -> "resolve";
        };
    }

    private static void payload(ObjectNode payload, Message message) {
        var page = message.page();
        var alert = page.alert();
        var name = Plain.line(alert.name(), SHORT);
        var source = Plain.line(page.resource(), SHORT);
        var diagnosis = Diagnosis.of(message.notification(), message.links());
        payload.put("summary", diagnosis.subject(SUMMARY));
        payload.put("source", source.isBlank() ? "unknown" : source);
        payload.put("severity", severity(alert.severity()));
        payload.put("timestamp", page.at().toString());
        label(payload, "component", alert, "component", "service", "job");
        label(payload, "group", alert, "cluster");
        if (!name.isBlank()) {
            payload.put("class", name);
        }
        details(payload.putObject("custom_details").put("text", diagnosis.text(TEXT)), page);
    }

    /// The first of these labels that says anything.
    private static void label(ObjectNode payload, String field, Alert alert, String... labels) {
        Stream.of(labels)
                .flatMap(label -> alert.label(label).stream())
                .map(value -> Plain.line(value, SHORT))
                .filter(value -> !value.isBlank())
                .findFirst()
                .ifPresent(value -> payload.put(field, value));
    }

    private static String severity(Severity severity) {
        return switch (severity) {
            case CRITICAL -> "critical";
            case ERROR -> "error";
            case WARNING, UNKNOWN -> "warning";
            case INFO -> "info";
        };
    }

    private static void details(ObjectNode details, Page page) {
        var alert = page.alert();
        details.put("reason", page.why().word());
        details.put("why", page.why().sentence());
        details.put("next", NextStep.of(page));
        details.put("playbook", Plain.line(page.playbook(), SHORT));
        details.put("policy", Plain.line(page.policy(), SHORT));
        details.put("incident", Plain.line(page.incident(), SHORT));
        details.put("firingSince", alert.startsAt().toString());
        details.put("reportedBy", Plain.line(alert.source(), SHORT));
        var attempts = details.putArray("attempts");
        page.attempts().forEach(attempt -> tried(attempts.addObject(), attempt));
        texts(details.putObject("labels"), alert.labels());
        texts(details.putObject("annotations"), alert.annotations());
    }

    private static void tried(ObjectNode node, Attempt attempt) {
        Reason result = attempt.result();
        node.put("remedy", Plain.line(attempt.remedy(), SHORT));
        node.put("result", result.word());
        node.put("meaning", result.sentence());
        node.put("evidence", Plain.wellFormed(attempt.evidence()));
        node.put("startedAt", attempt.startedAt().toString());
        node.put("endedAt", attempt.endedAt().toString());
    }

    private static void texts(ObjectNode node, Map<String, String> texts) {
        texts.forEach((name, text) -> node.put(Plain.wellFormed(name), Plain.wellFormed(text)));
    }

    /// The incident and the andon cord first. Of the others only addresses a browser opens: one
    /// that PagerDuty refuses would cost the whole page.
    private static void links(ArrayNode array, Message message) {
        link(array, Place.seen(message), "incident");
        link(array, message.links().andon(), "andon cord");
        message.page().alert().links().entrySet().stream()
                .filter(link -> Links.opensInBrowser(link.getValue()))
                .limit(LINKS)
                .forEach(link -> link(array, Links.ascii(link.getValue()), link.getKey()));
    }

    private static void link(ArrayNode array, String address, String text) {
        array.addObject().put("href", address).put("text", Plain.line(text, SHORT));
    }
}
