package dev.remediator.adapter.opsgenie;

import dev.remediator.adapter.Delivery;
import dev.remediator.adapter.Draft;
import dev.remediator.adapter.OurPage;
import dev.remediator.adapter.payload.Field;
import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Reads the alert an action was about.
record OneAlert(Delivery delivery, Field alert) {

    /// Where the name of what is broken is looked for among people's own fields, if the alert has
    /// no entity.
    private static final List<String> RESOURCES =
            List.of("host", "hostname", "instance", "node", "pod", "device", "service");

    private static final Pattern DIGIT = Pattern.compile("[1-5]");

    boolean isOurs() {
        return OurPage.is(alert.at("alias").said());
    }

    Alert read(AlertStatus status, Field body) {
        var draft = Draft.of(OpsgenieAdapter.SOURCE, delivery).status(status);
        var id = id();
        var alias = alert.at("alias").said();
        draft.series(alias.isBlank() ? id : alias).episode(id);
        details(draft);
        tags(draft);
        draft.severity(priority());
        draft.label("priority", priority());
        draft.name(alert.at("message").said()).name(alias);
        draft.resource("entity", alert.at("entity").said());
        RESOURCES.forEach(kind -> draft.resource(kind, detail(kind)));
        draft.startsAt(alert.at("createdAt").time());
        if (status == AlertStatus.RESOLVED) {
            draft.endsAt(alert.at("updatedAt").time());
        }
        return draft.label("alert_source", alert.at("source").said())
                .label("integration", body.at("integrationName").said())
                .label("tiny_id", alert.at("tinyId").said())
                .annotation("description", alert.at("description").anything().orElse(""))
                .annotation("by", alert.at("username").anything().orElse(""))
                .link("alert", alert.at("url").said())
                .alert();
    }

    private String id() {
        for (var name : List.of("alertId", "id")) {
            if (!alert.at(name).said().isBlank()) {
                return alert.at(name).said();
            }
        }
        throw alert.at("alertId").because("is missing; an alert cannot be told without it");
    }

    /// Older integrations write `3` where newer ones write `P3`; some write none.
    private String priority() {
        var priority = alert.at("priority").said().strip();
        return DIGIT.matcher(priority).matches() ? "P" + priority : priority;
    }

    private void details(Draft draft) {
        var details = alert.at("details");
        if (details.isObject()) {
            details.members()
                    .forEach((name, value) -> draft.label(name, value.anything().orElse("")));
        }
    }

    private String detail(String name) {
        var details = alert.at("details");
        return details.isObject() ? details.at(name).anything().orElse("") : "";
    }

    /// A tag such as `team:web` is a label; all of them together are the label `tags`.
    private void tags(Draft draft) {
        var all = new ArrayList<String>();
        for (var tag : alert.at("tags").optionalItems()) {
            var text = tag.said().strip();
            if (text.isBlank()) {
                continue;
            }
            all.add(text);
            int colon = text.indexOf(':');
            if (colon > 0) {
                draft.label(text.substring(0, colon).strip(), text.substring(colon + 1).strip());
            }
        }
        draft.label("tags", String.join(",", all));
    }
}
