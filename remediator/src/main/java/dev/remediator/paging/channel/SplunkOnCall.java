package dev.remediator.paging.channel;

import dev.remediator.paging.channel.Delivery.Permanent;
import dev.remediator.paging.channel.Delivery.Sent;
import dev.remediator.paging.text.Diagnosis;
import dev.remediator.paging.text.Plain;
import dev.remediator.remediation.Page;
import dev.remediator.settings.ChannelSpec;
import dev.remediator.topic.Json;
import java.util.List;
import okhttp3.HttpUrl;
import okhttp3.Request;
import tools.jackson.databind.node.ObjectNode;

/// Pages through Splunk On-Call's REST endpoint (VictorOps before). The secret is the key of the
/// REST integration; it is a part of the address, which is therefore never told to anybody. The
/// option `routing-key` says who is called. The page's key is the `entity_id`.
final class SplunkOnCall implements Channel {
    static final String BASE = "https://alert.victorops.com";

    private static final int STATE_MESSAGE = 20_480;
    private static final int SHORT = 255;

    private final Credential key;
    private final String routingKey;
    private final HttpUrl base;
    private final HttpService service;

    private SplunkOnCall(ChannelSpec spec, Credential key, Timeouts timeouts) {
        this.key = key;
        routingKey = spec.option("routing-key");
        if (routingKey.isBlank()) {
            throw new IllegalArgumentException(
                    "%s needs the option routing-key; it says who is called at Splunk On-Call"
                            .formatted(spec.name()));
        }
        base =
                Place.of(spec, BASE)
                        .newBuilder()
                        .addPathSegments("integrations/generic/20131114/alert")
                        .build();
        service = new HttpService("Splunk On-Call", timeouts, Hush.of(key));
    }

    /// @param spec what the operator says
    /// @param key the key of the REST integration
    /// @param timeouts how long one attempt may take
    /// @throws IllegalArgumentException if there is no routing key
    static Channel of(ChannelSpec spec, Credential key, Timeouts timeouts) {
        return new SplunkOnCall(spec, key, timeouts);
    }

    @Override
    public Delivery send(Message message) {
        var body = OneShot.json(JsonText.bytes(event(message)));
        var address =
                base.newBuilder()
                        .addEncodedPathSegment(Place.segment(key.now().strip()))
                        .addEncodedPathSegment(Place.segment(routingKey))
                        .build();
        var request = new Request.Builder().url(address).post(body).build();
        return service.attempt(request, body, List.of(200), this::answered);
    }

    /// Splunk On-Call refuses with the status 200, too.
    private Delivery answered(HttpService.Answer answer) {
        var said = JsonText.read(answer.body());
        return said.path("result").asString("").equals("failure")
                ? new Permanent(
                        "Splunk On-Call refused it: "
                                + service.harmless(
                                        said.path("message").asString("it does not say why")))
                : new Sent("Splunk On-Call accepted it");
    }

    private static ObjectNode event(Message message) {
        var page = message.page();
        var notification = message.notification();
        var diagnosis = Diagnosis.of(notification, message.links());
        var event =
                Json.MAPPER
                        .createObjectNode()
                        .put("message_type", type(page))
                        .put("entity_id", Plain.wellFormed(page.dedupKey()))
                        .put("entity_display_name", diagnosis.subject(SHORT))
                        .put("state_message", diagnosis.text(STATE_MESSAGE))
                        .put("state_start_time", page.firingSince().getEpochSecond())
                        .put("monitoring_tool", "remediator");
        if (page.action() == Page.Action.ACKNOWLEDGE && !notification.by().isBlank()) {
            event.put("ack_author", Plain.line(notification.by(), SHORT));
        }
        if (page.action() == Page.Action.TRIGGER) {
            event.put("vo_annotate.u.incident", Place.seen(message));
            event.put("vo_annotate.u.andon cord", message.links().andon());
        }
        return event;
    }

    /// Whom to wake at which severity is decided when it comes here: of the other types `INFO`
    /// wakes nobody, and `WARNING` only where an account is set up so ("Incident fields glossary").
    private static String type(Page page) {
        return switch (page.action()) {
            case TRIGGER -> "CRITICAL";
            case ACKNOWLEDGE -> "ACKNOWLEDGEMENT";
            case RESOLVE -> "RECOVERY";
        };
    }

    @Override
    public String toString() {
        return "Splunk On-Call at " + base.host();
    }
}
