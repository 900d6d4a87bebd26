package dev.remediator.adapter.alertmanager;

import dev.remediator.adapter.GroupText;
import dev.remediator.adapter.payload.Field;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a message says about all its alerts together. A bare array says nothing.
///
/// @param webhook whether it is a webhook's, where the status counts; else the clock does
/// @param status the word for the group, `firing` when any alert of it fires; may be empty
/// @param receiver which of the sender's receivers this is for
/// @param key what the group is told by
/// @param truncated how many alerts were left out
/// @param url where to look at the group
/// @param annotations all that, for people
record Group(
        boolean webhook,
        String status,
        String receiver,
        String key,
        long truncated,
        String url,
        Map<String, String> annotations) {

    static final Group NONE = new Group(false, "", "", "", 0, "", Map.of());

    static Group of(Field body) {
        return new Group(
                true,
                body.at("status").text().orElse(""),
                body.at("receiver").text().orElse(""),
                body.at("groupKey").text().orElse(""),
                body.at("truncatedAlerts").count(),
                GroupText.address(body.at("externalURL").text().orElse("")),
                annotations(body));
    }

    private static Map<String, String> annotations(Field body) {
        var all = new LinkedHashMap<String, String>();
        for (var name : List.of("groupKey", "receiver", "truncatedAlerts")) {
            body.at(name).text().map(GroupText::beginning).ifPresent(text -> all.put(name, text));
        }
        // New in Alertmanager, and of a shape that may yet change: never a reason to refuse alerts.
        for (var name : List.of("notification_reason", "routeLabels")) {
            body.at(name)
                    .anything()
                    .map(GroupText::beginning)
                    .ifPresent(text -> all.put(name, text));
        }
        return all;
    }
}
