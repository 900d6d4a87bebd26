package dev.remediator.adapter.elastic;

import dev.remediator.adapter.payload.Field;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/// What bodies are packed in.
final class Bodies {
    private static final List<String> SUMMARIES = List.of("new", "ongoing", "recovered");

    private Bodies() {}

    /// The alerts in a body: all of an array, of a search's hits, of a summary of alerts; else the
    /// body.
    static List<Field> items(Field body) {
        if (body.isArray()) {
            return body.items();
        }
        var alerts = body.at("alerts");
        if (alerts.isArray()) {
            return alerts.items();
        }
        var security = body.at("context").isObject() ? body.at("context").at("alerts") : alerts;
        if (security.isArray()) {
            return security.items();
        }
        return alerts.isObject() ? summary(alerts) : List.of(body);
    }

    private static List<Field> summary(Field alerts) {
        var all = new ArrayList<Field>();
        for (var name : SUMMARIES) {
            if (alerts.at(name).isObject()) {
                all.addAll(alerts.at(name).at("data").json().optionalItems());
            }
        }
        return all;
    }

    /// One of them as a document, without what was put around it.
    static Doc doc(Field item) {
        if (item.at("_source").isObject()) {
            return new Doc(item.at("_source"));
        }
        var inner = item.at("webhook_body").isObject() ? item.at("webhook_body") : item;
        var parts = new HashMap<String, Field>();
        for (var part : List.of("rule", "alert", "context")) {
            var text = inner.at(part + "_info");
            if (text.present()) {
                parts.put(part, text.json());
            }
        }
        return new Doc(inner, parts);
    }
}
