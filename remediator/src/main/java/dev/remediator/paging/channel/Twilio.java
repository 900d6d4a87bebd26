package dev.remediator.paging.channel;

import dev.remediator.paging.channel.Delivery.Ambiguous;
import dev.remediator.paging.channel.Delivery.Permanent;
import dev.remediator.paging.channel.Delivery.Retry;
import dev.remediator.paging.channel.Delivery.Sent;
import dev.remediator.paging.channel.HttpService.Answer;
import dev.remediator.settings.ChannelSpec;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import okhttp3.Credentials;
import okhttp3.HttpUrl;
import okhttp3.Request;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/// An account at Twilio: makes requests of its API of 2010-04-01, and says what became of them.
///
/// | Twilio answers | means |
/// |---|---|
/// | 201 with a `sid` | it is on its way |
/// | 429, or the codes 20429 and 21611 | not taken, and may be later |
/// | another 4xx | refused, with Twilio's code |
/// | 5xx, or nothing | nobody knows: Twilio keeps no keys, so it is not repeated |
final class Twilio {
    static final String BASE = "https://api.twilio.com";
    private static final Set<Integer> LATER = Set.of(408, 420, 425, 429);
    private static final Set<Integer> LATER_CODES = Set.of(20429, 21611);
    private static final List<Integer> READ =
            Stream.concat(Stream.of(201), IntStream.range(400, 600).boxed()).toList();
    private static final Pattern SID = Pattern.compile("[A-Z]{2}[0-9A-Za-z]{1,64}");

    private static final Pattern NUMBER =
            Pattern.compile("(?<![\\w/])(?:\\+|%2[Bb])?[0-9](?:[ ().-]{0,2}[0-9]){5,}([0-9]{2})");

    private final String account;
    private final String user;
    private final Credential secret;
    private final HttpUrl base;
    private final HttpService service;

    /// @param spec what the operator says: the options `account`, and `key` if the secret is an API
    ///   key's and not the account's
    /// @param secret the account's token, or the key's
    /// @throws IllegalArgumentException in one sentence, if the account is missing
    Twilio(ChannelSpec spec, Credential secret, Timeouts timeouts) {
        account = required(spec, "account");
        user = spec.option("key").isEmpty() ? account : spec.option("key");
        this.secret = secret;
        base = Place.of(spec, BASE);
        service = new HttpService("Twilio", timeouts, new Hush(this::hidden));
    }

    static String required(ChannelSpec spec, String option) {
        if (spec.option(option).isBlank()) {
            throw new IllegalArgumentException(
                    "option %s of the channel %s is missing; a channel of the kind %s needs it"
                            .formatted(option, spec.name(), spec.kind().word()));
        }
        return spec.option(option).strip();
    }

    private List<String> hidden() {
        return List.of(secret.now().strip(), authorization().substring("Basic ".length()));
    }

    private String authorization() {
        return Credentials.basic(user, secret.now().strip());
    }

    String host() {
        return base.host();
    }

    /// Makes something new, such as `Messages.json`.
    Delivery create(String resource, Map<String, String> fields) {
        var body = OneShot.form(fields);
        var request = request(address(resource).build()).post(body).build();
        return service.attempt(request, body, READ, this::read);
    }

    /// What is there, such as `Messages.json`; nothing if Twilio does not say.
    JsonNode look(String resource, Map<String, String> query) {
        var address = address(resource);
        query.forEach(address::addQueryParameter);
        return service.look(request(address.build()).get().build())
                .map(answer -> JsonText.read(answer.body()))
                .orElseGet(MissingNode::getInstance);
    }

    private Request.Builder request(HttpUrl address) {
        return new Request.Builder()
                .url(address)
                .header("Authorization", authorization())
                .header("Accept", "application/json");
    }

    private HttpUrl.Builder address(String resource) {
        return base.newBuilder()
                .addPathSegments("2010-04-01/Accounts")
                .addPathSegment(account)
                .addPathSegment(resource);
    }

    private Delivery read(Answer answer) {
        var json = JsonText.read(answer.body());
        if (answer.code() == 201) {
            var sid = json.path("sid").asString("");
            var known = SID.matcher(sid).matches() ? sid : "";
            var calls = known.isEmpty() ? "" : " and calls it " + known;
            return new Sent(service.harmless("Twilio accepted it" + calls), known);
        }
        int code = json.path("code").asInt(0);
        var said = "Twilio answered " + answer.code() + ": " + said(answer, code);
        if (answer.code() >= 500) {
            return new Ambiguous(said + "; it may have taken it all the same");
        }
        return LATER.contains(answer.code()) || LATER_CODES.contains(code)
                ? new Retry(answer.after(), said)
                : new Permanent(said);
    }

    /// Twilio repeats numbers in what it refuses; of them two digits are enough to know whose.
    private String said(Answer answer, int code) {
        if (code == 0) {
            return masked(JsonText.firstLine(service, answer.body()));
        }
        var message = JsonText.read(answer.body()).path("message").asString("");
        return code + " " + masked(service.harmless(message));
    }

    private static String masked(String text) {
        return NUMBER.matcher(text).replaceAll("…$1");
    }
}
