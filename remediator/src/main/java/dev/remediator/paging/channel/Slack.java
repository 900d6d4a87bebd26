package dev.remediator.paging.channel;

import dev.remediator.paging.channel.Delivery.Ambiguous;
import dev.remediator.paging.channel.Delivery.Permanent;
import dev.remediator.paging.channel.Delivery.Retry;
import dev.remediator.paging.channel.Delivery.Sent;
import dev.remediator.paging.channel.HttpService.Answer;
import dev.remediator.remediation.Page;
import dev.remediator.settings.ChannelSpec;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import okhttp3.HttpUrl;
import okhttp3.Request;
import tools.jackson.databind.node.ObjectNode;

/// Slack's Web API: a call is a message in a room, or to a member; what follows is said in its
/// thread. The bot's token is the secret; it needs the scope `chat:write`, and the bot must be in
/// the room.
///
/// A call's reference is `ROOM:TS`, by which Slack knows the message. When somebody has taken the
/// page, or it is over, the first message is changed as well, so that who scrolls by sees it. That
/// change is no attempt of its own: it comes before the reply, doing it twice changes nothing, and
/// whether it worked is not asked. What became of the reply is the answer.
///
/// Slack says `{"ok": false, "error": "word"}` with 200. `internal_error` and `fatal_error` may
/// have posted the message all the same, says Slack's reference, so they are [Ambiguous]. A word
/// nobody knows is a refusal.
final class Slack implements Channel {
    static final String BASE = "https://slack.com/api";
    private static final Duration BREATH = Duration.ofSeconds(30);
    private static final Set<String> UNCLEAR = Set.of("internal_error", "fatal_error");
    private static final Set<String> LATER =
            Set.of(
                    "ratelimited",
                    "rate_limited",
                    "message_limit_exceeded",
                    "service_unavailable",
                    "request_timeout",
                    "team_added_to_org");

    private final String name;
    private final String room;
    private final Credential token;
    private final HttpUrl base;
    private final HttpService service;

    private Slack(ChannelSpec spec, Credential token, Timeouts timeouts) {
        name = spec.name();
        room = spec.option("room");
        this.token = token;
        base = Place.of(spec, BASE);
        service = new HttpService("Slack", timeouts, Hush.of(() -> token.now().strip()));
    }

    /// @param spec what the operator says: the option `room` is the room of whoever listens
    /// @param token a bot's token, `xoxb-…`
    /// @param timeouts how long one attempt may take
    static Channel of(ChannelSpec spec, Credential token, Timeouts timeouts) {
        return new Slack(spec, token, timeouts);
    }

    @Override
    public Delivery send(Message message) {
        if (!HeaderText.fits(token.now().strip())) {
            return new Permanent(HeaderText.unfit(name));
        }
        var first = SlackReference.read(message.notification().reference());
        if (first.isKnown()) {
            return inThread(first, message);
        }
        var to = message.to().name().isEmpty() ? room : message.to().slack();
        if (to.isEmpty()) {
            return new Permanent(Unreachable.at(message, name, "slack", "room"));
        }
        return post("chat.postMessage", quiet(SlackMessage.of(message)).put("channel", to));
    }

    private Delivery inThread(SlackReference first, Message message) {
        if (message.action() != Page.Action.TRIGGER) {
            // Best effort: the reply below is the attempt.
            var _ = post("chat.update", first.changing(SlackMessage.of(message)));
        }
        var reply =
                message.action() == Page.Action.TRIGGER
                        ? SlackMessage.of(message)
                        : SlackMessage.line(message);
        return post("chat.postMessage", first.answering(quiet(reply)));
    }

    private static ObjectNode quiet(ObjectNode node) {
        return node.put("unfurl_links", false).put("unfurl_media", false);
    }

    private Delivery post(String method, ObjectNode node) {
        var body = OneShot.json(JsonText.bytes(node));
        var request =
                new Request.Builder()
                        .url(base.newBuilder().addPathSegment(method).build())
                        .header("Authorization", "Bearer " + token.now().strip())
                        .header("Accept", "application/json")
                        .post(body)
                        .build();
        return service.attempt(request, body, List.of(200), this::read);
    }

    private Delivery read(Answer answer) {
        var json = JsonText.read(answer.body());
        if (json.path("ok").asBoolean(false)) {
            return new Sent("Slack accepted it", SlackReference.of(json).toString());
        }
        var word = json.path("error").asString("");
        if (word.isEmpty()) {
            var line = JsonText.firstLine(service, answer.body());
            return new Ambiguous("Slack answered 200, but nothing that Slack says: " + line);
        }
        var said = "Slack answered 200, but not ok: " + service.harmless(word);
        if (UNCLEAR.contains(word)) {
            return new Ambiguous(said);
        }
        if (LATER.contains(word)) {
            return new Retry(answer.after().isZero() ? BREATH : answer.after(), said);
        }
        return new Permanent(said);
    }

    @Override
    public String toString() {
        return "Slack at " + base.host();
    }
}
