package dev.remediator.adapter.sentry;

import dev.remediator.adapter.payload.Field;
import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import dev.remediator.alert.Severity;
import java.util.List;

/// A metric alert: its rule is the series, one incident of it the episode. Its `status` says
/// nothing of use, and its `date_closed` is missing even when it is closed: the action counts.
final class MetricAlert {

    private MetricAlert() {}

    static Alert read(Hook hook) {
        var incident = hook.data().at("metric_alert");
        var rule = incident.at("alert_rule");
        var id = rule.at("id").said();
        if (id.isBlank()) {
            throw rule.at("id").because("is missing; a metric alert cannot be told without it");
        }
        var draft = hook.draft().series("metric_alert", id);
        var episode = incident.at("id").said();
        draft.episode("metric_alert", id, episode.isBlank() ? "" : episode);
        switch (hook.action()) {
            case "critical" -> draft.status(AlertStatus.FIRING).severity("critical");
            case "warning" -> draft.status(AlertStatus.FIRING).severity("warning");
            case "open", "triggered" -> draft.status(AlertStatus.FIRING).severity(Severity.UNKNOWN);
            case "resolved", "closed" -> draft.status(AlertStatus.RESOLVED);
            default -> throw hook.unknownAction();
        }
        draft.startsAt(incident.at("date_started").time());
        draft.endsAt(incident.at("date_closed").time().or(hook::sentAt));
        draft.name(rule.at("name").said()).name(incident.at("title").said());
        Hook.resource(draft, project(incident, rule), rule.at("environment").said());
        return draft.label("alert_rule", rule.at("name").said())
                .label("alert_rule_id", id)
                .label("query", rule.at("query").said())
                .label("aggregate", rule.at("aggregate").said())
                .annotation("summary", hook.data().at("description_title").anything().orElse(""))
                .annotation("description", hook.data().at("description_text").anything().orElse(""))
                .link("sentry", hook.data().at("web_url").said())
                .alert();
    }

    private static String project(Field incident, Field rule) {
        for (var projects : List.of(incident.at("projects"), rule.at("projects"))) {
            for (var project : projects.optionalItems()) {
                if (!project.said().isBlank()) {
                    return project.said();
                }
            }
        }
        return "";
    }
}
