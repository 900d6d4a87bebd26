package dev.remediator.adapter.sentry;

import dev.remediator.adapter.Draft;
import dev.remediator.adapter.payload.Field;
import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// One event of an issue: an issue alert, or an error. Nobody says that it is over, unless the
/// issue's own messages are sent as well.
final class Event {
    private static final Pattern ISSUE = Pattern.compile("/issues/(\\d+)(?:/|\\?|$)");
    private static final Pattern PROJECT = Pattern.compile("/projects/[^/]+/([^/?]+)/");

    private Event() {}

    static Alert alert(Hook hook, Field event) {
        var draft = hook.aboutIssue(issue(event)).status(AlertStatus.FIRING).oneShot();
        draft.name(event.at("title").said());
        var project = found(PROJECT, event.at("url").said());
        describe(draft, event, project.isBlank() ? event.at("project").said() : project);
        var rule = hook.data().at("triggered_rule").said();
        var settings = hook.data().at("issue_alert");
        draft.label(
                "alert_rule",
                rule.isBlank() && settings.isObject() ? settings.at("title").said() : rule);
        return draft.link("sentry", event.at("web_url").said()).alert();
    }

    /// What an event says of itself, wherever it stands.
    static void describe(Draft draft, Field event, String project) {
        var tags = tags(event.at("tags"));
        draft.labels(tags);
        draft.severity(
                event.at("level").said().isBlank()
                        ? tags.getOrDefault("level", "")
                        : event.at("level").said());
        var environment = event.at("environment").said();
        Hook.resource(
                draft,
                project,
                environment.isBlank() ? tags.getOrDefault("environment", "") : environment);
        draft.startsAt(
                event.at("datetime")
                        .time()
                        .or(() -> event.at("timestamp").time())
                        .or(() -> event.at("received").time()));
        draft.name(event.at("message").anything().orElse(""));
        draft.label("platform", event.at("platform").said())
                .annotation("event_id", event.at("event_id").said())
                .annotation("culprit", event.at("culprit").anything().orElse(""))
                .annotation("message", event.at("message").anything().orElse(""));
    }

    /// Older messages have no `issue_id`, only addresses that lead to the issue.
    private static String issue(Field event) {
        var id = event.at("issue_id").said();
        if (!id.isBlank()) {
            return id;
        }
        for (var name : List.of("issue_url", "web_url")) {
            var found = found(ISSUE, event.at(name).said());
            if (!found.isBlank()) {
                return found;
            }
        }
        throw event.at("issue_id").because("is missing; an event cannot be told without it");
    }

    private static String found(Pattern pattern, String text) {
        var matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : "";
    }

    /// Written as pairs, as objects with `key` and `value`, or as one object.
    static Map<String, String> tags(Field tags) {
        if (tags.isObject()) {
            return tags.plainTexts();
        }
        var all = new LinkedHashMap<String, String>();
        for (var tag : tags.optionalItems()) {
            if (tag.isObject()) {
                all.put(tag.at("key").said(), tag.at("value").said());
            } else {
                var pair = tag.items();
                if (pair.size() == 2) {
                    all.put(pair.getFirst().said(), pair.getLast().said());
                }
            }
        }
        return all;
    }
}
