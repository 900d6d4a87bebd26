package dev.remediator.adapter.pagerduty;

import dev.remediator.adapter.payload.Field;

/// One of the `messages` of versions 1 and 2. PagerDuty itself has stopped sending them.
final class OldMessage {

    private OldMessage() {}

    static News news(Field message) {
        var type = message.at("event").said();
        var incident = message.at("incident");
        return new News(
                new Incident(incident.present() ? incident : message.at("data").at("incident")),
                type.isBlank() ? message.at("type").said() : type,
                message.at("created_on").time(),
                message.at("id").said());
    }
}
