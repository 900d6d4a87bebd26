package dev.remediator.adapter.pagerduty;

import dev.remediator.adapter.payload.Field;

/// One of the `messages` of versions 1 and 2. PagerDuty itself has stopped sending them.
final class OldMessage {

    private OldMessage() {}

    static News news(Field message) {
        var type = message.at("event").said();
        return new News(
                new Incident(incident(message)),
                type.isBlank() ? message.at("type").said() : type,
                message.at("created_on").time(),
                message.at("id").said());
    }

    /// Who did it: the second version says so in its log, the first in the incident.
    static Field agent(Field message) {
        for (var entry : message.at("log_entries").optionalItems()) {
            if (entry.isObject() && entry.at("agent").isObject()) {
                return entry.at("agent");
            }
        }
        return incident(message).at("last_status_change_by");
    }

    private static Field incident(Field message) {
        var incident = message.at("incident");
        return incident.present() ? incident : message.at("data").at("incident");
    }
}
