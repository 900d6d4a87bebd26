package dev.remediator.paging.channel;

import dev.remediator.paging.text.Plain;
import dev.remediator.remediation.Page;
import dev.remediator.settings.ChannelSpec;
import dev.remediator.topic.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What customers read. Nothing in it is from inside: no names, no labels, no evidence. Only who
/// writes the alert's rule can say more, in the annotation `status_page`; mark-up in it is dropped.
///
/// @param components which components are marked as affected, by their ID, each with the status it
///   has while the incident is open; an empty one is left as it is
/// @param telling whether subscribers are told
record StatuspageIncident(Map<String, String> components, boolean telling) {
    private static final String ANNOTATION = "status_page";
    private static final Set<String> STATUSES =
            Set.of("degraded_performance", "partial_outage", "major_outage", "under_maintenance");
    private static final int LONGEST = 2000;

    /// @throws IllegalArgumentException in one sentence, if an option cannot be read
    static StatuspageIncident of(ChannelSpec spec) {
        var notify = spec.option("notify");
        if (!notify.matches("|true|false")) {
            throw new IllegalArgumentException(
                    "options.notify is '" + notify + "', but must be true or false");
        }
        var components = new LinkedHashMap<String, String>();
        for (var each : spec.option("components").split(",", -1)) {
            var parts = each.strip().split("=", 2);
            var status = parts.length == 2 ? parts[1].strip() : "";
            if (!parts[0].matches("[A-Za-z0-9_-]{0,64}")
                    || (!status.isEmpty() && !STATUSES.contains(status))) {
                throw new IllegalArgumentException(
                        "options.components has '%s', but must be IDs, or ID=STATUS with one of %s"
                                .formatted(each.strip(), String.join(", ", STATUSES)));
            }
            if (!parts[0].isEmpty()) {
                components.put(parts[0].strip(), status);
            }
        }
        return new StatuspageIncident(components, notify.equals("true"));
    }

    /// By which an incident is found again. It tells nobody whose it is.
    static String mark(Page page) {
        return Fingerprint.of(page.dedupKey()).substring(0, 32);
    }

    static boolean hasMark(JsonNode incident, String mark) {
        return incident.path("metadata").path("remediator").path("page").asString("").equals(mark);
    }

    ObjectNode created(Page page) {
        var whole = Json.MAPPER.createObjectNode();
        var incident = whole.putObject("incident");
        incident.put("name", "Service disruption");
        said(incident, page);
        incident.putObject("metadata").putObject("remediator").put("page", mark(page));
        return whole;
    }

    ObjectNode updated(Page page) {
        var whole = Json.MAPPER.createObjectNode();
        said(whole.putObject("incident"), page);
        return whole;
    }

    private void said(ObjectNode incident, Page page) {
        incident.put(
                "status",
                switch (page.action()) {
                    case TRIGGER -> "investigating";
                    case ACKNOWLEDGE -> "identified";
                    case RESOLVE -> "resolved";
                });
        incident.put(
                "body",
                switch (page.action()) {
                    case TRIGGER -> impact(page);
                    case ACKNOWLEDGE -> "Our engineers are working on it.";
                    case RESOLVE -> "This is resolved.";
                });
        incident.put("deliver_notifications", telling);
        if (!components.isEmpty()) {
            var ids = incident.putArray("component_ids");
            components.keySet().forEach(ids::add);
            var states = incident.putObject("components");
            components.forEach((id, status) -> state(states, id, status, page.action()));
        }
    }

    private static void state(ObjectNode states, String id, String status, Page.Action action) {
        if (!status.isEmpty()) {
            states.put(id, action == Page.Action.RESOLVE ? "operational" : status);
        }
    }

    private static String impact(Page page) {
        var said = page.alert().annotations().getOrDefault(ANNOTATION, "");
        var text = Plain.line(said.replaceAll("[<>]", " "), LONGEST);
        return text.isBlank() ? "We are looking into a problem that may affect you." : text;
    }
}
