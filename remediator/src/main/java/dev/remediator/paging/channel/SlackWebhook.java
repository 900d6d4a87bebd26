package dev.remediator.paging.channel;

import dev.remediator.paging.channel.Delivery.Ambiguous;
import dev.remediator.paging.channel.Delivery.Permanent;
import dev.remediator.paging.channel.Delivery.Retry;
import dev.remediator.paging.channel.Delivery.Sent;
import dev.remediator.paging.channel.HttpService.Answer;
import dev.remediator.settings.ChannelSpec;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import okhttp3.HttpUrl;
import okhttp3.Request;

/// Slack's incoming webhooks. The whole address is the secret. It says nothing by which a message
/// could be found again, so what follows a call is a message of its own.
///
/// | Slack answers | means |
/// |---|---|
/// | 200 and `ok` | it is there |
/// | 200 and a word of refusal, such as `no_service` | it never will be |
/// | 200 and anything else | nobody knows: something stands between us and Slack |
/// | 400, 403, 404, 410 with a word | it never will be |
/// | 429, 5xx such as 500 `rollup_error` | later; a message twice in a room is better than none |
///
/// From Slack's "Sending messages using incoming webhooks" and "Handling errors" there.
final class SlackWebhook implements Channel {
    private static final Set<String> REFUSALS =
            Set.of(
                    "invalid_payload",
                    "user_not_found",
                    "channel_not_found",
                    "channel_is_archived",
                    "action_prohibited",
                    "posting_to_general_channel_denied",
                    "too_many_attachments",
                    "no_service",
                    "no_service_id",
                    "no_team",
                    "team_disabled",
                    "invalid_token",
                    "no_text",
                    "no_active_hooks");
    private static final Set<String> LATER = Set.of("rollup_error", "ratelimited", "rate_limited");

    private final SecretAddress address;
    private final HttpService service;

    private SlackWebhook(SecretAddress address, Timeouts timeouts) {
        this.address = address;
        service = new HttpService("Slack", timeouts, address.hush());
    }

    /// @param spec what the operator says
    /// @param credential the webhook's address
    /// @param timeouts how long one attempt may take
    /// @throws IllegalArgumentException in one sentence, if the secret is no address
    static Channel of(ChannelSpec spec, Credential credential, Timeouts timeouts) {
        return new SlackWebhook(SecretAddress.of(spec.name(), credential), timeouts);
    }

    @Override
    public Delivery send(Message message) {
        return address.with(to -> post(to, message));
    }

    private Delivery post(HttpUrl to, Message message) {
        var body = OneShot.json(JsonText.bytes(SlackMessage.of(message)));
        var request = new Request.Builder().url(to).post(body).build();
        return service.attempt(request, body, List.of(200), this::read);
    }

    private Delivery read(Answer answer) {
        var word = answer.body().strip();
        if (word.equals("ok")) {
            return new Sent("Slack accepted it");
        }
        var said = "Slack answered 200, but not ok: " + JsonText.firstLine(service, answer.body());
        if (REFUSALS.contains(word)) {
            return new Permanent(said);
        }
        return LATER.contains(word) ? new Retry(Duration.ZERO, said) : new Ambiguous(said);
    }

    @Override
    public String toString() {
        return "Slack by webhook";
    }
}
