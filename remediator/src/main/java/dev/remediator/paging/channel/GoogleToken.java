package dev.remediator.paging.channel;

import dev.remediator.paging.channel.Delivery.Ambiguous;
import dev.remediator.paging.channel.Delivery.Permanent;
import dev.remediator.paging.channel.Delivery.Retry;
import dev.remediator.paging.channel.Delivery.Sent;
import dev.remediator.paging.channel.HttpService.Answer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import okhttp3.Request;

/// An access token of Google's, asked for with a service account's key and kept until a minute
/// before it ends. A new key is noticed at its next use. Thread-safe.
final class GoogleToken {
    private static final String GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer";
    private static final Duration EARLY = Duration.ofMinutes(1);
    private static final int USUAL_LIFE = 3600;
    private static final List<Integer> READ =
            Stream.concat(Stream.of(200), IntStream.range(400, 407).boxed()).toList();
    private static final Kept NONE = new Kept("", "", Instant.MIN);

    private final String channel;
    private final Credential credential;
    private final InstantSource clock;
    private final HttpService service;
    private Kept kept = NONE;

    /// @param channel the channel's name
    /// @param credential the JSON file of the service account's key
    GoogleToken(String channel, Credential credential, Timeouts timeouts, InstantSource clock) {
        this.channel = channel;
        this.credential = credential;
        this.clock = clock;
        service = new HttpService("Google", timeouts, hush());
    }

    /// @param secret with whose key it was asked for
    private record Kept(String secret, String token, Instant until) {
        @Override
        public String toString() {
            return "Kept[until=" + until + "]";
        }
    }

    /// Hides the key and the token.
    Hush hush() {
        return new Hush(
                () -> {
                    var secret = credential.now();
                    var hidden = new ArrayList<>(List.of(secret, token()));
                    JsonText.read(secret)
                            .path("private_key")
                            .asString("")
                            .lines()
                            .forEach(hidden::add);
                    return hidden;
                });
    }

    /// The account, as the secret says now.
    ///
    /// @throws IllegalArgumentException in one sentence, if it is none
    ServiceAccount account() {
        return account(credential.now());
    }

    private ServiceAccount account(String secret) {
        try {
            return ServiceAccount.read(secret);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "the secret of the channel %s %s".formatted(channel, e.getMessage()), e);
        }
    }

    /// Sends with a token that is valid now. Without one nothing was sent, so trying again calls
    /// nobody twice.
    Delivery with(BiFunction<ServiceAccount, String, Delivery> sending) {
        var secret = credential.now();
        ServiceAccount account;
        try {
            account = account(secret);
        } catch (IllegalArgumentException e) {
            return new Permanent(String.valueOf(e.getMessage()));
        }
        return switch (valid(secret, account)) {
            case Sent _ -> sending.apply(account, token());
            case Ambiguous(var why) -> new Retry(Duration.ZERO, why);
            case Retry later -> later;
            case Permanent refused -> refused;
        };
    }

    /// Not to be used again.
    synchronized void forget() {
        kept = NONE;
    }

    private synchronized String token() {
        return kept.token();
    }

    private synchronized Delivery valid(String secret, ServiceAccount account) {
        if (kept.secret().equals(secret) && clock.instant().isBefore(kept.until())) {
            return new Sent("");
        }
        var assertion = account.assertion(clock.instant());
        var fields = new TreeMap<>(Map.of("grant_type", GRANT, "assertion", assertion));
        var body = OneShot.form(fields);
        var request = new Request.Builder().url(account.tokenUri()).post(body).build();
        return service.attempt(request, body, READ, answer -> keep(secret, answer));
    }

    private Delivery keep(String secret, Answer answer) {
        var json = JsonText.read(answer.body());
        if (answer.code() != 200) {
            var word = json.path("error").asString("");
            var line = JsonText.firstLine(service, answer.body());
            var description = json.path("error_description").asString("");
            var said = word.isEmpty() ? line : service.harmless(word + " " + description);
            return new Permanent("Google answered " + answer.code() + " for a token: " + said);
        }
        var token = json.path("access_token").asString("");
        if (!HeaderText.fits(token)) {
            return new Retry(Duration.ZERO, "Google answered 200, but without a token");
        }
        var life = Duration.ofSeconds(json.path("expires_in").asInt(USUAL_LIFE));
        kept = new Kept(secret, token, clock.instant().plus(life).minus(EARLY));
        return new Sent("");
    }
}
