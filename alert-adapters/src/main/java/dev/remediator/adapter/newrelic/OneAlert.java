package dev.remediator.adapter.newrelic;

import dev.remediator.adapter.Delivery;
import dev.remediator.adapter.Draft;
import dev.remediator.adapter.payload.Field;
import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Makes an alert of an issue.
record OneAlert(Delivery delivery, Issue issue) {

    Alert read() {
        var status = status();
        var draft = Draft.of(NewRelicAdapter.SOURCE, delivery).status(status);
        identify(draft);
        draft.severity(issue.first(List.of("priority", "severity")));
        issue.conditions().stream().limit(1).forEach(draft::name);
        draft.name(issue.title()).name(issue.details());
        issue.entities().forEach(entity -> draft.resource("entity", entity));
        beginning(draft);
        if (status == AlertStatus.RESOLVED) {
            draft.endsAt(end());
        }
        describe(draft);
        return draft.alert();
    }

    /// The conditions and what they are about. Where a template leaves one of the two out, the
    /// title stands in, which names both, beside the policies; where it leaves everything out, the
    /// issue's id.
    private void identify(Draft draft) {
        var key = key();
        draft.series(key);
        if (issue.id().isBlank()) {
            draft.episode(key);
        } else {
            draft.episode(issue.id());
        }
    }

    private String[] key() {
        var conditions = sorted(issue.conditions());
        var entities = sorted(issue.entities());
        if (!conditions.isBlank() && !entities.isBlank()) {
            return new String[] {conditions, entities};
        }
        var title = issue.title();
        if (!conditions.isBlank() || !title.isBlank()) {
            return new String[] {conditions, entities, title, sorted(issue.policies())};
        }
        if (issue.id().isBlank()) {
            throw issue.body()
                    .at("alertConditionNames")
                    .because("is missing, and so are title and id; it cannot be told without");
        }
        return new String[] {"issue", issue.id()};
    }

    private static String sorted(List<String> names) {
        return String.join("\1", names.stream().sorted().toList());
    }

    private AlertStatus status() {
        var state = NewRelicAdapter.lower(issue.state());
        return switch (state) {
            case "created", "activated", "active", "open", "opened" -> open();
            case "closed", "close", "resolved" -> AlertStatus.RESOLVED;
            case "deactivated" -> AlertStatus.SUPPRESSED;
            case "acknowledged" -> AlertStatus.ACKNOWLEDGED;
            case "" -> throw issue.stateBecause("is missing; use the webhook's default template");
            default ->
                    throw issue.stateBecause(
                            "is none of created, activated, deactivated and closed");
        };
    }

    /// The state stays the same when somebody takes an issue, or when it is muted; other fields say
    /// so, where the template has them.
    private AlertStatus open() {
        if (issue.first(List.of("mutingState", "muted")).strip().matches("(?i)fully_muted|true")) {
            return AlertStatus.SUPPRESSED;
        }
        return acknowledged() ? AlertStatus.ACKNOWLEDGED : AlertStatus.FIRING;
    }

    private boolean acknowledged() {
        var said = NewRelicAdapter.lower(issue.first(List.of("isAcknowledged")));
        var trigger = NewRelicAdapter.lower(issue.first(List.of("trigger", "triggerEvent")));
        if (said.equals("false") || trigger.contains("unacknowledge")) {
            return false;
        }
        var taken = issue.time("acknowledgedAt");
        var back = issue.time("unAcknowledgedAt", "unacknowledgedAt");
        return said.equals("true")
                || trigger.contains("acknowledge")
                || taken.filter(at -> back.filter(b -> b.isAfter(at)).isEmpty()).isPresent();
    }

    private void beginning(Draft draft) {
        draft.startsAt(issue.time("createdAt", "created_at", "activatedAt", "timestamp"));
    }

    private Optional<Instant> end() {
        return issue.time("closedAt", "updatedAt", "lastReceived", "timestamp");
    }

    private void describe(Draft draft) {
        for (var name : List.of("labels", "tags")) {
            labels(draft, issue.at(name));
        }
        for (var target : targets()) {
            labels(draft, target.at("labels"));
        }
        draft.label("condition", String.join(",", issue.conditions()))
                .label("policy", String.join(",", issue.policies()))
                .label("entities", String.join(",", issue.entities()))
                .label("workflow", issue.first(List.of("workflowName")))
                .label("account", issue.first(List.of("account_name", "accountName")))
                .label("owner", issue.first(List.of("owner")))
                .label("correlated", NewRelicAdapter.lower(issue.first(List.of("isCorrelated"))))
                .annotation("title", issue.title())
                .annotation("trigger", issue.first(List.of("trigger", "triggerEvent")));
        for (var name : List.of("details", "description")) {
            draft.annotation(name, issue.at(name).anything().orElse(""));
        }
        for (var name : List.of("issueUrl", "issuePageUrl", "incident_url", "url")) {
            draft.link("issue", issue.first(List.of(name)));
        }
        for (var name : List.of("runbookUrl", "runbook_url", "accumulations/runbookUrl")) {
            draft.link("runbook", issue.at(name).isArray() ? "" : issue.first(List.of(name)));
        }
        draft.link("chart", issue.first(List.of("violationChartUrl", "violation_chart_url")));
    }

    private List<Field> targets() {
        var targets = issue.at("targets");
        return targets.isArray()
                ? targets.items().stream().filter(Field::isObject).toList()
                : List.of();
    }

    private static void labels(Draft draft, Field labels) {
        if (labels.isObject()) {
            labels.members()
                    .forEach((name, value) -> draft.label(name, value.anything().orElse("")));
        }
    }
}
