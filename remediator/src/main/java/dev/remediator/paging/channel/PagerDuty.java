package dev.remediator.paging.channel;

import dev.remediator.settings.ChannelSpec;
import okhttp3.HttpUrl;
import okhttp3.Request;

/// Pages through PagerDuty's Events API v2. The routing key is a secret: it is in the request's
/// body and nowhere else.
final class PagerDuty implements Channel {
    /// Where PagerDuty takes events; accounts in the EU use `https://events.eu.pagerduty.com`.
    static final String BASE = "https://events.pagerduty.com";

    private final Credential routingKey;
    private final HttpUrl enqueue;
    private final HttpService service;

    private PagerDuty(Credential routingKey, HttpUrl base, Timeouts timeouts) {
        this.routingKey = routingKey;
        enqueue = base.newBuilder().addPathSegments("v2/enqueue").build();
        service = new HttpService("PagerDuty", timeouts, Hush.of(routingKey));
    }

    /// @param spec what the operator says
    /// @param routingKey the integration key of a service or of an event orchestration
    /// @param timeouts how long one attempt may take
    static Channel of(ChannelSpec spec, Credential routingKey, Timeouts timeouts) {
        return new PagerDuty(routingKey, Place.of(spec, BASE), timeouts);
    }

    @Override
    public Delivery send(Message message) {
        var event = PagerDutyEvent.of(message, routingKey.now().strip());
        var body = OneShot.json(Slimming.bytes(event));
        var request =
                new Request.Builder()
                        .url(enqueue)
                        .header("Accept", "application/json")
                        .post(body)
                        .build();
        return service.attempt(request, body, 202);
    }

    @Override
    public String toString() {
        return "PagerDuty at " + enqueue.host();
    }
}
