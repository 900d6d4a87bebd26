package dev.remediator.paging.channel;

import java.net.URI;
import okhttp3.HttpUrl;
import okhttp3.Request;

/// Pages through PagerDuty's Events API v2. The routing key is a secret: it is in the request's
/// body and nowhere else.
public final class PagerDuty implements Channel {
    /// Where PagerDuty takes events; accounts in the EU use `https://events.eu.pagerduty.com`.
    public static final URI BASE = URI.create("https://events.pagerduty.com");

    private final String routingKey;
    private final HttpUrl enqueue;
    private final HttpService service;

    /// @param routingKey the integration key of a service or of an event orchestration
    /// @param base the address before `/v2/enqueue`
    /// @param timeouts how long one attempt may take
    /// @throws IllegalArgumentException if the key is blank, or the address is none
    public PagerDuty(String routingKey, URI base, Timeouts timeouts) {
        this.routingKey = routingKey.strip();
        if (this.routingKey.isEmpty()) {
            throw new IllegalArgumentException("PagerDuty's routing key is blank; set it");
        }
        enqueue = HttpUrl.get(base.toString()).newBuilder().addPathSegments("v2/enqueue").build();
        service = new HttpService("PagerDuty", timeouts, Hush.of(this.routingKey));
    }

    @Override
    public Delivery send(Message message) {
        var body = OneShot.json(Slimming.bytes(PagerDutyEvent.of(message.page(), routingKey)));
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
