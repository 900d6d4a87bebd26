package dev.remediator.adapter.sentry;

import dev.remediator.adapter.payload.Field;
import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import java.util.List;
import java.util.stream.Collectors;

/// What the legacy webhook plugin sends for an event: `id` is the issue's.
final class Plugin {

    private Plugin() {}

    static Alert alert(Hook hook) {
        var body = hook.body();
        var id = body.at("id").said();
        if (id.isBlank()) {
            throw body.at("id").because("is missing; an issue cannot be told without it");
        }
        var draft = hook.aboutIssue(id).status(AlertStatus.FIRING).oneShot();
        draft.severity(body.at("level").said());
        var event = body.at("event");
        if (event.isObject()) {
            draft.name(event.at("title").said());
        }
        draft.name(body.at("message").said());
        if (event.isObject()) {
            Event.describe(draft, event, project(body));
        } else {
            Hook.resource(draft, project(body), "");
        }
        return draft.name(body.at("culprit").said())
                .label("alert_rule", rules(body.at("triggering_rules")))
                .annotation("culprit", body.at("culprit").anything().orElse(""))
                .annotation("message", body.at("message").anything().orElse(""))
                .link("sentry", body.at("url").said())
                .alert();
    }

    private static String project(Field body) {
        for (var name : List.of("project_slug", "project", "project_name")) {
            if (!body.at(name).said().isBlank()) {
                return body.at(name).said();
            }
        }
        return "";
    }

    private static String rules(Field rules) {
        return rules.optionalItems().stream()
                .map(rule -> rule.anything().orElse(""))
                .collect(Collectors.joining(","));
    }
}
