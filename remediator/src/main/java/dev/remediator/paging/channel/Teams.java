package dev.remediator.paging.channel;

import dev.remediator.settings.ChannelSpec;
import java.util.stream.IntStream;
import okhttp3.HttpUrl;
import okhttp3.Request;

/// A workflow of Microsoft Teams that begins "when a Teams webhook request is received". The whole
/// address is the secret.
///
/// Any 2xx means that the workflow has begun, not that the card is there: Teams never says that. It
/// says nothing by which a card could be found again, so what follows a call is a card of its own.
/// The cards are Alertmanager's `msteamsv2` in shape.
final class Teams implements Channel {
    private static final Integer[] ACCEPTED =
            IntStream.range(200, 300).boxed().toArray(Integer[]::new);

    private final SecretAddress address;
    private final HttpService service;

    private Teams(SecretAddress address, Timeouts timeouts) {
        this.address = address;
        service = new HttpService("Teams", timeouts, address.hush());
    }

    /// @param spec what the operator says
    /// @param credential the workflow's address
    /// @param timeouts how long one attempt may take
    /// @throws IllegalArgumentException in one sentence, if the secret is no address
    static Channel of(ChannelSpec spec, Credential credential, Timeouts timeouts) {
        return new Teams(SecretAddress.of(spec.name(), credential), timeouts);
    }

    @Override
    public Delivery send(Message message) {
        return address.with(to -> post(to, message));
    }

    private Delivery post(HttpUrl to, Message message) {
        var body = OneShot.json(JsonText.bytes(TeamsCard.of(message)));
        return service.attempt(new Request.Builder().url(to).post(body).build(), body, ACCEPTED);
    }

    @Override
    public String toString() {
        return "Teams by workflow";
    }
}
