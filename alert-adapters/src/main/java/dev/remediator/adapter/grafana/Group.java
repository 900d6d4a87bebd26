package dev.remediator.adapter.grafana;

import dev.remediator.adapter.GroupText;
import dev.remediator.adapter.payload.Field;
import dev.remediator.alert.AlertStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What a message says about all its alerts together. Its `state` says nothing: it has been seen
/// `alerting` in messages that only say that alerts are over. Its `message` repeats the texts of
/// all alerts, so it is not kept with each of them.
///
/// @param status whether any alert of it fires
/// @param name what all its alerts are called, where they do not say so; may be empty
/// @param orgId which of Grafana's organisations it is from; may be empty
/// @param receiver the contact point's name
/// @param key what the group is told by
/// @param truncated how many alerts were left out
/// @param url where Grafana is
/// @param annotations what people want to know of it
record Group(
        AlertStatus status,
        String name,
        String orgId,
        String receiver,
        String key,
        long truncated,
        String url,
        Map<String, String> annotations) {

    static Group of(Field body) {
        return new Group(
                body.at("status").text().flatMap(Group::status).orElse(AlertStatus.FIRING),
                body.at("groupLabels")
                        .at("alertname")
                        .text()
                        .or(() -> body.at("commonLabels").at("alertname").text())
                        .orElse(""),
                body.at("orgId").text().orElse(""),
                body.at("receiver").text().orElse(""),
                body.at("groupKey").text().orElse(""),
                body.at("truncatedAlerts").count(),
                GroupText.address(body.at("externalURL").text().orElse("")),
                annotations(body));
    }

    /// What a word for a status means; nothing, if nobody knows it.
    static Optional<AlertStatus> status(String word) {
        return switch (word.strip().toLowerCase(Locale.ROOT)) {
            case "firing", "alerting" -> Optional.of(AlertStatus.FIRING);
            case "resolved", "ok", "normal" -> Optional.of(AlertStatus.RESOLVED);
            case "suppressed" -> Optional.of(AlertStatus.SUPPRESSED);
            default -> Optional.empty();
        };
    }

    private static Map<String, String> annotations(Field body) {
        var all = new LinkedHashMap<String, String>();
        for (var name : List.of("groupKey", "receiver", "title", "truncatedAlerts")) {
            body.at(name).text().map(GroupText::beginning).ifPresent(text -> all.put(name, text));
        }
        for (var name : List.of("appVersion", "notification_reason", "routeLabels")) {
            body.at(name)
                    .anything()
                    .map(GroupText::beginning)
                    .ifPresent(text -> all.put(name, text));
        }
        return all;
    }
}
