package dev.remediator.adapter.json;

import dev.remediator.adapter.Delivery;
import dev.remediator.adapter.Draft;
import dev.remediator.adapter.payload.Field;
import dev.remediator.adapter.payload.TagList;
import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import dev.remediator.alert.Severity;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Reads an alert nobody described, by the words most senders use.
record PlainAlert(Delivery delivery) {
    private static final String[] NAME = {
        "name", "alertname", "title", "alert", "check", "check_name", "rule", "rule_name", "summary"
    };
    private static final String[] STATUS = {
        "status", "state", "alert_status", "alert_state", "current_state"
    };
    private static final String[] SEVERITY = {"severity", "priority", "level", "criticality"};
    private static final String[] KEY = {
        "series", "fingerprint", "key", "dedup_key", "alias", "id", "uid", "uuid", "alert_id"
    };
    private static final String[] START = {
        "startsAt", "started_at", "start_time", "start", "since"
    };
    private static final String[] TIME = {
        "timestamp", "time", "date", "created_at", "occurred_at", "lastReceived"
    };
    private static final String[] END = {"endsAt", "ended_at", "end_time", "resolved_at", "end"};

    /// Netdata has no status: its alerts end with the severity `clear`.
    private static final Set<String> OVER = Set.of("clear", "cleared", "ok");

    private static final List<String> KINDS =
            List.of("host", "instance", "node", "pod", "service", "device", "server", "component");

    static List<Field> elements(Field body) {
        if (body.isArray()) {
            return body.items();
        }
        var alerts = body.at("alerts");
        return alerts.isArray() ? alerts.items() : List.of(body);
    }

    Alert read(Members members) {
        var labels = members.texts("labels");
        var name = or(members.said(NAME), labels.getOrDefault("alertname", ""));
        var word = members.said(STATUS);
        var severity = or(members.said(SEVERITY), labels.getOrDefault("severity", ""));
        var draft = Draft.of(MappedJsonAdapter.SOURCE, delivery).name(name);
        draft.labels(TagList.read(members.first("tags"))).labels(labels);
        var resource = resource(members, labels, draft);
        throwIfNone(members, name, word + severity + resource);
        draft.severity(delivery.reading().severity());
        if (severity.equalsIgnoreCase(Severity.UNKNOWN.word())) {
            draft.severity(Severity.UNKNOWN);
        } else {
            draft.severity(severity);
        }
        texts(members, draft);
        return life(members, draft, series(members, draft, name, resource, labels)).alert();
    }

    private static void throwIfNone(Members members, String name, String rest) {
        if (name.isEmpty() && members.said(KEY).isEmpty()) {
            throw members.first("name").because("is missing; give the integration a mapping");
        }
        if (rest.isEmpty()) {
            throw members.first("status").because("is missing; give the integration a mapping");
        }
    }

    /// Answers the key.
    private static String series(
            Members members,
            Draft draft,
            String name,
            String resource,
            Map<String, String> labels) {
        var key = members.said(KEY);
        if (!key.isEmpty()) {
            draft.series(key);
            return key;
        }
        var rest = resource.isEmpty() ? labels.toString() : resource;
        draft.series(name, rest);
        return name + "\0" + rest;
    }

    private static String resource(Members members, Map<String, String> labels, Draft draft) {
        var said = members.said("resource");
        int slash = said.indexOf('/');
        if (said.startsWith("alert/")) {
            return said;
        }
        if (slash > 0 && slash < said.length() - 1) {
            draft.resource(said.substring(0, slash), said.substring(slash + 1));
            return said;
        }
        draft.resource("resource", said);
        for (var kind : KINDS) {
            var value = or(members.said(kind, kind + "name"), labels.getOrDefault(kind, ""));
            if (!value.isEmpty()) {
                draft.resource(kind, value);
                return or(said, value);
            }
        }
        return said;
    }

    /// Only a beginning can tell episodes apart: a message's own time is another in each.
    private Draft life(Members members, Draft draft, String series) {
        var zone = delivery.reading().zone();
        var began = members.first(START).time(zone);
        var told = members.first(TIME).time(zone);
        var end = members.first(END).time(zone);
        var episode = members.said("episode", "incident_id");
        var status = status(members);
        draft.status(status)
                .startsAt(began.or(() -> told))
                .endsAt(end.or(() -> told))
                .episode(or(episode, began.map(start -> series + "\0" + start).orElse(series)));
        boolean over = status == AlertStatus.RESOLVED;
        return !over && (members.said(STATUS).isEmpty() || end.isPresent())
                ? draft.oneShot()
                : draft;
    }

    private static AlertStatus status(Members members) {
        var word = members.said(STATUS);
        if (word.isEmpty()) {
            boolean over = OVER.contains(members.said(SEVERITY).strip().toLowerCase(Locale.ROOT));
            return over ? AlertStatus.RESOLVED : AlertStatus.FIRING;
        }
        return Words.status(word)
                .orElseThrow(
                        () ->
                                members.first(STATUS)
                                        .because(
                                                "is no word for a status, such as firing"
                                                        + " or resolved"));
    }

    private static void texts(Members members, Draft draft) {
        draft.annotation("description", members.said("description", "message", "text", "details"))
                .annotations(members.texts("annotations"))
                .link("source", members.said("url", "link", "href"));
        members.texts("links").forEach(draft::link);
    }

    private static String or(String first, String second) {
        return first.isBlank() ? second : first;
    }
}
