package dev.remediator.adapter.gcpmonitoring;

import dev.remediator.adapter.Delivery;
import dev.remediator.adapter.Draft;
import dev.remediator.adapter.payload.Field;
import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reads one incident. Its documentation is somebody's text for people, and stays that, even if it
/// looks like JSON.
record Incident(Delivery delivery) {

    /// Labels that say where something is, and not which.
    private static final List<String> PLACES = List.of("project_id", "region", "zone", "location");

    Alert read(Field incident, String pushId) {
        var resource = incident.at("resource");
        var metric = incident.at("metric");
        var metadata = incident.at("metadata");
        var draft =
                Draft.of(GcpMonitoringAdapter.SOURCE, delivery)
                        .told(pushId)
                        .status(status(incident.at("state")))
                        .startsAt(incident.at("started_at").time())
                        .endsAt(incident.at("ended_at").time())
                        .name(incident.at("condition_name").said())
                        .name(incident.at("condition").at("displayName").said())
                        .name(incident.at("policy_name").said())
                        .label("policy", incident.at("policy_name").said())
                        .label("condition", incident.at("condition_name").said())
                        .label("project", incident.at("scoping_project_id").said())
                        .label("resource_type", resource.at("type").said())
                        .label("metric_type", metric.at("type").said())
                        .labels(metadata.at("system_labels").plainTexts())
                        .labels(metadata.at("user_labels").plainTexts())
                        .labels(metric.at("labels").plainTexts())
                        .labels(resource.at("labels").plainTexts())
                        .labels(incident.at("policy_user_labels").plainTexts())
                        .annotation("summary", incident.at("summary").said())
                        .annotation("observed_value", incident.at("observed_value").said())
                        .annotation("threshold_value", incident.at("threshold_value").said())
                        .link("incident", incident.at("url").said())
                        .link("apigee", incident.at("apigee_url").said());
        documentation(draft, incident.at("documentation"));
        identity(draft, incident);
        severity(draft, incident);
        thing(draft, incident);
        return draft.alert();
    }

    private static AlertStatus status(Field state) {
        return switch (state.said().strip().toLowerCase(Locale.ROOT)) {
            case "open" -> AlertStatus.FIRING;
            case "acknowledged" -> AlertStatus.ACKNOWLEDGED;
            case "closed" -> AlertStatus.RESOLVED;
            case "" -> throw state.because("is missing: it says whether the incident is open");
            default -> throw state.because("is none of open, acknowledged and closed");
        };
    }

    private static void identity(Draft draft, Field incident) {
        var condition = incident.at("condition").at("name").said();
        var policy = incident.at("policy_name").said();
        var name = incident.at("condition_name").said();
        var id = incident.at("incident_id").said();
        if (condition.isEmpty() && policy.isEmpty() && name.isEmpty()) {
            throw incident.at("condition_name")
                    .because("is missing, and so is everything else that tells what is watched");
        }
        if (id.isEmpty()) {
            throw incident.at("incident_id").because("is missing: it tells one incident");
        }
        var check =
                condition.isEmpty()
                        ? String.join("\0", incident.at("scoping_project_id").said(), policy, name)
                        : condition;
        draft.series(check, watched(incident)).episode(id);
    }

    /// The labels of what is watched; old versions have none, only what it is called.
    private static String watched(Field incident) {
        var resource = joined(incident.at("resource").at("labels"));
        var metric = joined(incident.at("metric").at("labels"));
        return resource.isEmpty() && metric.isEmpty()
                ? incident.at("resource_id").said() + "\0" + incident.at("resource_name").said()
                : resource + "\0" + metric;
    }

    private static String joined(Field labels) {
        return new TreeMap<>(labels.plainTexts())
                .entrySet().stream()
                        .map(label -> label.getKey() + "=" + label.getValue() + "\0")
                        .collect(Collectors.joining());
    }

    /// The first word there is. `No severity` is none.
    private static void severity(Draft draft, Field incident) {
        var metadata = incident.at("metadata");
        Stream.of(
                        incident,
                        incident.at("policy_user_labels"),
                        metadata.at("user_labels"),
                        metadata.at("system_labels"))
                .map(holder -> holder.at("severity").said())
                .filter(word -> !word.isEmpty() && !word.strip().equalsIgnoreCase("No severity"))
                .findFirst()
                .ifPresent(draft::severity);
    }

    /// What it is about, by what people call it; its kind is the type of resource.
    private static void thing(Draft draft, Field incident) {
        var resource = incident.at("resource");
        var type = resource.at("type").said();
        var kind = type.isEmpty() ? "resource" : type;
        draft.resource(kind, incident.at("resource_display_name").said())
                .resource(kind, incident.at("resource_name").said())
                .resource(kind, resource.at("labels").at("instance_id").said())
                .resource(kind, incident.at("resource_id").said());
        for (var label : resource.at("labels").plainTexts().entrySet()) {
            if (!PLACES.contains(label.getKey())) {
                draft.resource(kind, label.getValue());
            }
        }
        draft.resource("project", incident.at("scoping_project_id").said());
    }

    private static void documentation(Draft draft, Field documentation) {
        if (!documentation.isObject()) {
            draft.annotation("documentation", documentation.said());
            return;
        }
        draft.annotation("documentation", documentation.at("content").said())
                .annotation("subject", documentation.at("subject").said());
        for (var link : documentation.at("links").optionalItems()) {
            var to = link.at("displayName").said() + link.at("display_name").said();
            draft.link(to.isEmpty() ? "documentation" : to, link.at("url").said());
        }
    }
}
