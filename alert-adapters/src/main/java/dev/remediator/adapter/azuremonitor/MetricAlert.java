package dev.remediator.adapter.azuremonitor;

import dev.remediator.adapter.Delivery;
import dev.remediator.adapter.Draft;
import dev.remediator.adapter.payload.Field;
import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import java.util.Locale;
import java.util.Map;

/// Reads metric alerts without the common schema, classic ones too: `status` and `context`. They
/// have no id of their own: what is over is told only by what it is of.
record MetricAlert(Delivery delivery) {

    Alert read(Field data) {
        var context = data.at("context");
        var rule = new ArmId(context.at("id").said());
        var name = context.at("name").said();
        if (name.isEmpty() && rule.name().isEmpty()) {
            throw context.at("name").because("is missing: it tells which rule this is of");
        }
        var target = new ArmId(context.at("resourceId").said());
        var condition = Condition.in(context);
        var key = new String[] {rule.key(), name, target.key(), condition.key()};
        var status = status(data.at("status"));
        var at = context.at("timestamp").time();
        var draft =
                Draft.of(AzureMonitorAdapter.SOURCE, delivery)
                        .series(key)
                        .status(status)
                        .severity(Severities.word(context.at("severity").said()))
                        .name(name)
                        .name(rule.name())
                        .startsAt(at)
                        .annotation("description", context.at("description").said())
                        .label("region", context.at("resourceRegion").said())
                        .label("targetResourceType", context.at("resourceType").said())
                        .labels(properties(data.at("properties")))
                        .link("portal", context.at("portalLink").said());
        if (status == AlertStatus.RESOLVED) {
            draft.episode(key).endsAt(at);
        }
        condition.into(draft);
        Target.into(draft, target, context.at("resourceName").said());
        return draft.alert();
    }

    static AlertStatus status(Field word) {
        return switch (word.said().strip().toLowerCase(Locale.ROOT)) {
            case "activated", "fired" -> AlertStatus.FIRING;
            case "resolved", "deactivated" -> AlertStatus.RESOLVED;
            case "" -> throw word.because("is missing: it says whether the alert fires");
            default -> throw word.because("is neither Activated nor Deactivated nor Resolved");
        };
    }

    /// What the rule's owner added.
    static Map<String, String> properties(Field field) {
        return field.isObject() ? field.plainTexts() : Map.of();
    }
}
