package dev.remediator.adapter.azuremonitor;

import dev.remediator.adapter.Draft;
import dev.remediator.adapter.payload.Field;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What only some kinds of alerts say in their context: those of the activity log (service health
/// and resource health among them), of a rule group of Prometheus, of a budget, of smart detection.
///
/// @param context `alertContext`, or what the activity log says in the older schema
record Details(Field context) {
    private static final List<String> OF_THE_EVENT =
            List.of("operationName", "eventSource", "level", "status", "caller");

    private static final List<String> OF_ITS_PROPERTIES =
            List.of(
                    "service",
                    "region",
                    "incidentType",
                    "trackingId",
                    "stage",
                    "currentHealthStatus",
                    "previousHealthStatus",
                    "type",
                    "cause",
                    "compromisedEntity");

    static Details of(Field context) {
        return new Details(context);
    }

    /// What tells one series of a rule from another: the labels of a rule of Prometheus, the issue
    /// of service health.
    String key() {
        return labels().isObject()
                ? new TreeMap<>(labels().plainTexts())
                        .entrySet().stream()
                                .map(label -> label.getKey() + "=" + label.getValue())
                                .collect(Collectors.joining("\0"))
                : property("trackingId");
    }

    void into(Draft draft) {
        if (isEvent()) {
            OF_THE_EVENT.forEach(name -> draft.label(name, context.at(name).said()));
            OF_ITS_PROPERTIES.forEach(name -> draft.label(name, property(name)));
            draft.annotation("title", property("title"));
        } else if (context.at("properties").isObject()) {
            draft.labels(context.at("properties").plainTexts());
        }
        if (labels().isObject()) {
            draft.labels(labels().plainTexts())
                    .annotations(context.at("annotations").plainTexts())
                    .annotation("expression", context.at("expression").said())
                    .annotation("value", context.at("expressionValue").said());
        }
        draft.annotation("detection", context.at("DetectionSummary").said());
        var budget = context.at("AlertData");
        if (budget.isObject()) {
            draft.resource("budget", budget.at("BudgetName").said())
                    .label("thresholdType", budget.at("ThresholdType").said())
                    .annotation("spent", budget.at("SpentAmount").said())
                    .annotation("threshold", budget.at("NotificationThresholdAmount").said());
        }
    }

    private boolean isEvent() {
        return context.at("operationName").present() || context.at("eventSource").present();
    }

    private Field labels() {
        return context.at("labels");
    }

    private String property(String name) {
        var properties = context.at("properties");
        return properties.isObject() && isEvent() ? properties.at(name).said() : "";
    }
}
