package dev.remediator.adapter.pagerduty;

import dev.remediator.adapter.Draft;
import dev.remediator.adapter.OurPage;
import dev.remediator.adapter.payload.Field;
import dev.remediator.alert.AlertStatus;
import dev.remediator.alert.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// An incident, as all versions of the webhook write it.
record Incident(Field field) {

    /// Whether it is an incident at all, and not something beside one, such as a note.
    boolean isOne() {
        var type = field.at("type").said();
        return type.isBlank() || type.strip().equalsIgnoreCase("incident");
    }

    /// Whether this program opened it.
    boolean isOurs() {
        if (List.of("incident_key", "alert_key", "dedup_key").stream()
                .anyMatch(name -> OurPage.is(field.at(name).said()))) {
            return true;
        }
        var alerts = field.at("alerts").optionalItems();
        return !alerts.isEmpty()
                && alerts.stream().allMatch(alert -> OurPage.is(alert.at("alert_key").said()));
    }

    /// Which pages of ours it is; several, if somebody has merged them.
    List<String> ourKeys() {
        var own =
                Stream.of("incident_key", "alert_key", "dedup_key")
                        .map(name -> field.at(name).said());
        var merged = field.at("alerts").optionalItems().stream().map(a -> a.at("alert_key").said());
        return Stream.concat(own, merged)
                .flatMap(key -> OurPage.key(key).stream())
                .distinct()
                .toList();
    }

    /// Firing or acknowledged, if it is open; one of an unknown state is taken as open.
    Optional<AlertStatus> open() {
        return switch (field.at("status").said().strip().toLowerCase(Locale.ROOT)) {
            case "resolved" -> Optional.empty();
            case "acknowledged" -> Optional.of(AlertStatus.ACKNOWLEDGED);
            default -> Optional.of(AlertStatus.FIRING);
        };
    }

    /// When it was opened, for the last time.
    Optional<Instant> beginning() {
        return reopening()
                .or(() -> field.at("created_at").time())
                .or(() -> field.at("created_on").time());
    }

    Optional<Instant> reopening() {
        return field.at("reopened_at").time();
    }

    void describe(Draft draft) {
        var id = field.at("id").said();
        if (id.isBlank()) {
            throw field.at("id").because("is missing; an incident cannot be told without it");
        }
        var key = field.at("incident_key").said();
        draft.series(key.isBlank() ? id : key).episode(id);
        severity(draft);
        List.of("title", "summary", "description")
                .forEach(name -> draft.name(field.at(name).said()));
        trigger(draft);
        draft.resource("service", summary("service"));
        draft.label("service_id", member("service", "id"))
                .label("escalation_policy", summary("escalation_policy"))
                .label("teams", names("teams"))
                .label("urgency", field.at("urgency").said())
                .label("incident_number", number())
                .label("incident_type", member("incident_type", "name"))
                .annotation("assignees", names("assignees"))
                .link("incident", field.at("html_url").said());
    }

    private void severity(Draft draft) {
        var priority = summary("priority");
        var urgency = field.at("urgency").said().strip().toLowerCase(Locale.ROOT);
        // People name priorities themselves; SEV-1 is the other set PagerDuty offers.
        var read = Severity.read(priority.replace("-", ""));
        if (read == Severity.UNKNOWN) {
            read =
                    switch (urgency) {
                        case "high" -> Severity.ERROR;
                        case "low" -> Severity.WARNING;
                        default -> Severity.UNKNOWN;
                    };
        }
        draft.severity(read).label("priority", priority);
        draft.label("severity", priority.isBlank() ? urgency : priority);
    }

    /// Version 1 has no title.
    private void trigger(Draft draft) {
        for (var name : List.of("subject", "description", "SERVICEDESC", "HOSTNAME")) {
            draft.name(member("trigger_summary_data", name));
        }
    }

    private String number() {
        var number = field.at("number").said();
        return number.isBlank() ? field.at("incident_number").said() : number;
    }

    /// What people call a thing the incident refers to.
    private String summary(String name) {
        return named(field.at(name));
    }

    private String member(String name, String member) {
        var thing = field.at(name);
        return thing.isObject() ? thing.at(member).said() : "";
    }

    private String names(String name) {
        return field.at(name).optionalItems().stream()
                .map(Incident::named)
                .filter(each -> !each.isBlank())
                .collect(Collectors.joining(","));
    }

    private static String named(Field thing) {
        if (!thing.isObject()) {
            return thing.said();
        }
        var summary = thing.at("summary").said();
        return summary.isBlank() ? thing.at("name").said() : summary;
    }
}
