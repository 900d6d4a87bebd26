package dev.remediator.paging.channel;

import dev.remediator.paging.channel.Delivery.Permanent;
import dev.remediator.paging.channel.Delivery.Sent;
import dev.remediator.remediation.Page;
import dev.remediator.settings.ChannelSpec;
import java.time.Duration;
import java.util.List;
import okhttp3.HttpUrl;
import okhttp3.Request;
import tools.jackson.databind.JsonNode;

/// Pages through Opsgenie's alert API v2, and through Jira Service Management's integration events,
/// which are the same requests elsewhere.
///
/// | account | `url` |
/// |---|---|
/// | Opsgenie | nothing, or `https://api.opsgenie.com` |
/// | Opsgenie in the EU | `https://api.eu.opsgenie.com` |
/// | Jira Service Management | `https://api.atlassian.com/jsm/ops/integration` |
///
/// `/v2/alerts` is added; Atlassian documents `POST /jsm/ops/integration/v2/alerts` with
/// `Authorization: GenieKey` at developer.atlassian.com/cloud/jira/service-desk-ops. The secret is
/// the key of an API integration. The page's key is the alert's alias.
///
/// Both take a page before they look at it. One glance afterwards finds what they have thrown away
/// at once; if that is not yet known, or cannot be looked up, the page counts as taken.
final class Opsgenie implements Channel {
    static final String BASE = "https://api.opsgenie.com";

    private static final Duration GLANCE = Duration.ofSeconds(2);

    private final ChannelSpec spec;
    private final Credential key;
    private final HttpUrl alerts;
    private final HttpService service;
    private final HttpService glance;

    private Opsgenie(ChannelSpec spec, Credential key, Timeouts timeouts) {
        this.spec = spec;
        this.key = key;
        alerts = Place.of(spec, BASE).newBuilder().addPathSegments("v2/alerts").build();
        var hush = Hush.of(key);
        service = new HttpService("Opsgenie", timeouts, hush);
        glance = new HttpService("Opsgenie", new Timeouts(GLANCE, GLANCE, GLANCE, GLANCE), hush);
    }

    /// @param spec what the operator says
    /// @param key the key of an API integration
    /// @param timeouts how long one attempt may take
    static Channel of(ChannelSpec spec, Credential key, Timeouts timeouts) {
        return new Opsgenie(spec, key, timeouts);
    }

    @Override
    public Delivery send(Message message) {
        var action = message.action();
        var body = OneShot.json(JsonText.bytes(OpsgenieAlert.of(message, spec)));
        var request = asked(address(message)).post(body).build();
        return service.attempt(
                request,
                body,
                List.of(202),
                answer ->
                        action == Page.Action.TRIGGER
                                ? looked(
                                        JsonText.read(answer.body()).path("requestId").asString(""))
                                : new Sent("Opsgenie accepted it"));
    }

    private Request.Builder asked(HttpUrl address) {
        return new Request.Builder()
                .url(address)
                .header("Authorization", "GenieKey " + Place.headerText(key.now()))
                .header("Accept", "application/json");
    }

    private HttpUrl address(Message message) {
        return switch (message.action()) {
            case TRIGGER -> alerts;
            case ACKNOWLEDGE -> follow(message, "acknowledge");
            case RESOLVE -> follow(message, "close");
        };
    }

    private HttpUrl follow(Message message, String verb) {
        return alerts.newBuilder()
                .addEncodedPathSegment(Place.segment(message.page().dedupKey()))
                .addPathSegment(verb)
                .addQueryParameter("identifierType", "alias")
                .build();
    }

    private Delivery looked(String request) {
        if (!request.matches("[A-Za-z0-9-]{1,64}")) {
            return new Sent("Opsgenie accepted it");
        }
        var place = alerts.newBuilder().addPathSegments("requests/" + request).build();
        return glance.look(asked(place).build())
                .map(answer -> JsonText.read(answer.body()).path("data"))
                .filter(data -> !data.path("isSuccess").asBoolean(true))
                .<Delivery>map(data -> new Permanent(thrownAway(data)))
                .orElseGet(() -> new Sent("Opsgenie accepted it"));
    }

    private String thrownAway(JsonNode data) {
        return "Opsgenie took it and made no alert of it: "
                + service.harmless(data.path("status").asString("it does not say why"));
    }

    @Override
    public String toString() {
        return "Opsgenie at " + alerts.host();
    }
}
