package dev.remediator.gateway.sns;

import dev.remediator.adapter.Delivery;
import dev.remediator.adapter.authentication.SubscribeUrl;
import dev.remediator.gateway.Confirmation;
import java.io.IOException;
import java.net.URI;

/// Confirms subscriptions of SNS: calls the address in the message, if it is Amazon's and confirms
/// the message's own topic. That the topic may be subscribed was looked at before, with the
/// signature. Thread-safe.
public final class SnsConfirmation implements Confirmation {
    private final Web web;

    /// Over the internet.
    public SnsConfirmation() {
        this(new OkWeb());
    }

    SnsConfirmation(Web web) {
        this.web = web;
    }

    @Override
    public void confirm(Delivery delivery, URI address) throws IOException {
        var topic = delivery.content().at("TopicArn").text().orElse("");
        var not = SubscribeUrl.check(address, topic);
        if (not.isPresent()) {
            throw new IllegalArgumentException(not.get());
        }
        web.get(address);
    }
}
