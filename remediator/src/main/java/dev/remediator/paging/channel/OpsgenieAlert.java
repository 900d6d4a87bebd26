package dev.remediator.paging.channel;

import dev.remediator.alert.Severity;
import dev.remediator.escalation.Notification;
import dev.remediator.paging.text.Diagnosis;
import dev.remediator.paging.text.Plain;
import dev.remediator.reason.Reason;
import dev.remediator.remediation.Page;
import dev.remediator.settings.ChannelSpec;
import dev.remediator.topic.Json;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A page as an alert of Opsgenie. The limits are Opsgenie's: a message of 130 characters, a
/// description of 15,000, an entity of 512, a source and a user of 100, a note of 25,000, details
/// of 8,000 in all, tags of 50.
///
/// Opsgenie shows mark-up in messages and descriptions; what looks like it is told otherwise.
final class OpsgenieAlert {
    private static final String OURSELVES = "remediator";
    private static final int MESSAGE = 130;
    private static final int DESCRIPTION = 15_000;
    private static final int ENTITY = 512;
    private static final int SHORT = 100;
    private static final int DETAIL = 1000;

    private OpsgenieAlert() {}

    static ObjectNode of(Message message, ChannelSpec spec) {
        var body = Json.MAPPER.createObjectNode();
        body.put("source", OURSELVES);
        if (message.action() == Page.Action.TRIGGER) {
            alert(body, message, spec);
        } else {
            body.put("user", by(message.notification()));
            body.put(
                    "note",
                    plain(Diagnosis.of(message.notification(), message.links()).subject(1000)));
        }
        return body;
    }

    private static String by(Notification notification) {
        var by = plain(Plain.line(notification.by(), SHORT));
        return by.isBlank() ? OURSELVES : by;
    }

    private static void alert(ObjectNode body, Message message, ChannelSpec spec) {
        var page = message.page();
        var diagnosis = Diagnosis.of(message.notification(), message.links());
        body.put("message", plain(diagnosis.subject(MESSAGE)));
        body.put("alias", Plain.wellFormed(page.dedupKey()));
        body.put("description", plain(diagnosis.text(DESCRIPTION)));
        body.put("entity", plain(Plain.line(page.resource(), ENTITY)));
        body.put("priority", priority(page.alert().severity()));
        var tags = body.putArray("tags").add(OURSELVES).add(page.why().word());
        if (page.why() == Reason.PAGE_TEST) {
            tags.add("test");
        }
        responders(body.putArray("responders"), message, spec);
        details(body.putObject("details"), message);
    }

    private static String priority(Severity severity) {
        return switch (severity) {
            case CRITICAL -> "P1";
            case ERROR -> "P2";
            case WARNING, UNKNOWN -> "P3";
            case INFO -> "P5";
        };
    }

    /// The person who is called; else whom the channel is for; else whom the integration is for.
    private static void responders(ArrayNode responders, Message message, ChannelSpec spec) {
        var email = message.to().email();
        if (!email.isEmpty()) {
            responders.addObject().put("type", "user").put("username", email);
            return;
        }
        for (var type : List.of("team", "schedule", "escalation", "user")) {
            var name = spec.option(type);
            if (!name.isBlank()) {
                responders
                        .addObject()
                        .put("type", type)
                        .put(type.equals("user") ? "username" : "name", name);
            }
        }
    }

    private static void details(ObjectNode details, Message message) {
        var page = message.page();
        details.put("incident", plain(Plain.line(page.incident(), DETAIL)));
        details.put("see", Place.seen(message));
        details.put("andon cord", message.links().andon());
        details.put("reason", page.why().word());
        details.put("playbook", plain(Plain.line(page.playbook(), DETAIL)));
        details.put("policy", plain(Plain.line(page.policy(), DETAIL)));
    }

    private static String plain(String text) {
        return Plain.wellFormed(text).replace('<', '‹').replace('>', '›');
    }
}
