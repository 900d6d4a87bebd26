package dev.remediator.paging.channel;

import dev.remediator.paging.channel.Delivery.Permanent;
import dev.remediator.paging.channel.Delivery.Retry;
import dev.remediator.paging.channel.Delivery.Sent;
import dev.remediator.paging.channel.HttpService.Answer;
import dev.remediator.paging.text.Plain;
import dev.remediator.settings.ChannelSpec;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import okhttp3.HttpUrl;
import okhttp3.Request;
import tools.jackson.databind.JsonNode;

/// Firebase Cloud Messaging, HTTP v1: a push message to each device of a person, or to a topic. The
/// secret is the JSON file of a service account's key.
///
/// | FCM answers | means |
/// |---|---|
/// | 200 | it has it; whether the device ever gets it is not known |
/// | 404 `UNREGISTERED` | the device is gone for good |
/// | 400, 403 and other 4xx | refused |
/// | 401 `THIRD_PARTY_AUTH_ERROR` | refused: what the project needs at Apple is missing |
/// | another 401 | the token ended early: asked for anew, once |
/// | 429, 5xx | later; a second copy takes the place of the first on the telephone |
///
/// Each device gets a request of its own. One device that has it is enough; what became of the
/// others is said beside it. From Firebase's "FCM error codes".
final class FirebaseMessaging implements Channel {
    static final String BASE = "https://fcm.googleapis.com";
    private static final List<Integer> READ = List.of(200, 400, 401, 403, 404, 429, 500, 503);
    private static final Set<Integer> LATER = Set.of(429, 500, 503);

    /// Our token is good; the project's key for Apple's or a browser's service is not.
    private static final String APPLES = "THIRD_PARTY_AUTH_ERROR";

    private static final Permanent STALE = new Permanent("FCM answered 401 to a new token as well");

    private final String name;
    private final String project;
    private final String topic;
    private final HttpUrl base;
    private final GoogleToken token;
    private final HttpService service;

    private FirebaseMessaging(ChannelSpec spec, GoogleToken token, Timeouts timeouts) {
        name = spec.name();
        project = spec.option("project").isBlank() ? ownProject(token) : spec.option("project");
        topic = spec.option("topic");
        base = Place.of(spec, BASE);
        this.token = token;
        service = new HttpService("FCM", timeouts, token.hush());
    }

    private static String ownProject(GoogleToken token) {
        var own = token.account().project();
        if (own.isBlank()) {
            throw new IllegalArgumentException(
                    "option project is missing, and the service account does not say it either");
        }
        return own;
    }

    /// @param spec what the operator says: the options `project`, by default the account's own, and
    ///   `topic` for whoever listens
    /// @param credential the JSON file of a service account's key
    /// @param timeouts how long one attempt may take
    /// @throws IllegalArgumentException in one sentence, if the secret is no such file
    static Channel of(ChannelSpec spec, Credential credential, Timeouts timeouts) {
        return of(spec, credential, timeouts, InstantSource.system());
    }

    static Channel of(
            ChannelSpec spec, Credential credential, Timeouts timeouts, InstantSource clock) {
        var token = new GoogleToken(spec.name(), credential, timeouts, clock);
        var _ = token.account();
        return new FirebaseMessaging(spec, token, timeouts);
    }

    @Override
    public Delivery send(Message message) {
        var devices = message.to().devices();
        if (!devices.isEmpty()) {
            var all = new ArrayList<Delivery>();
            for (int i = 0; i < devices.size(); i++) {
                all.add(toDevice(message, devices.get(i), i + 1));
            }
            return Together.of("FCM accepted it", all);
        }
        return topic.isEmpty() || !message.to().name().isEmpty()
                ? new Permanent(Unreachable.at(message, name, "devices", "topic"))
                : toTopic(message);
    }

    private Delivery toDevice(Message message, String device, int number) {
        var which = "device " + number + " of " + Plain.line(message.to().name(), 100);
        var bytes = PushMessage.toDevice(message, device);
        return post(bytes, which + " is gone; take it out of pager.people");
    }

    private Delivery toTopic(Message message) {
        return post(PushMessage.toTopic(message, topic), "the topic is gone");
    }

    private Delivery post(byte[] bytes, String gone) {
        var first = token.with((account, access) -> once(bytes, access, gone));
        if (!STALE.equals(first)) {
            return first;
        }
        token.forget();
        return token.with((account, access) -> once(bytes, access, gone));
    }

    private Delivery once(byte[] bytes, String access, String gone) {
        var body = OneShot.json(bytes);
        var request =
                new Request.Builder()
                        .url(send())
                        .header("Authorization", "Bearer " + access)
                        .post(body)
                        .build();
        return service.attempt(request, body, READ, answer -> read(answer, gone));
    }

    private HttpUrl send() {
        return base.newBuilder()
                .addPathSegments("v1/projects")
                .addPathSegment(project)
                .addPathSegment("messages:send")
                .build();
    }

    private Delivery read(Answer answer, String gone) {
        if (answer.code() == 200) {
            return new Sent("FCM accepted it");
        }
        var error = JsonText.read(answer.body()).path("error");
        if (answer.code() == 401 && !word(error).equals(APPLES)) {
            return STALE;
        }
        var said = "FCM answered %d: %s".formatted(answer.code(), said(answer, error));
        if (LATER.contains(answer.code())) {
            return new Retry(answer.after(), said);
        }
        return new Permanent(word(error).equals("UNREGISTERED") ? gone : said);
    }

    private String said(Answer answer, JsonNode error) {
        var word = word(error);
        return word.isEmpty()
                ? JsonText.firstLine(service, answer.body())
                : service.harmless(word + " " + error.path("message").asString(""));
    }

    /// FCM's own word, or else Google's.
    private static String word(JsonNode error) {
        for (var detail : error.path("details")) {
            var own = detail.path("errorCode").asString("");
            if (!own.isEmpty()) {
                return own;
            }
        }
        return error.path("status").asString("");
    }

    @Override
    public String toString() {
        return "FCM at " + base.host();
    }
}
