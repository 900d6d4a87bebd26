package dev.remediator.paging.channel;

import dev.remediator.paging.channel.Delivery.Permanent;
import dev.remediator.paging.channel.Delivery.Retry;
import dev.remediator.paging.channel.Delivery.Sent;
import dev.remediator.remediation.Page;
import dev.remediator.settings.ChannelSpec;
import dev.remediator.topic.Json;
import java.time.Duration;
import java.util.List;
import okhttp3.HttpUrl;
import okhttp3.Request;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// A page as an incident of Atlassian's Statuspage, for customers: investigating, identified once
/// somebody has taken it, resolved. What customers read is in [StatuspageIncident].
///
/// Statuspage knows no keys. Each incident of ours has a mark in its metadata, and before one is
/// created the open ones are searched for it: what was created by an attempt that got no answer is
/// found, and not created again. What was meant to follow finds its incident in the same way when
/// the reference is lost.
final class Statuspage implements Channel {
    static final String BASE = "https://api.statuspage.io";
    private static final String UNREADABLE = "unreadable";

    private final String name;
    private final HttpUrl incidents;
    private final Credential token;
    private final StatuspageIncident text;
    private final HttpService service;

    private Statuspage(ChannelSpec spec, Credential token, Timeouts timeouts) {
        name = spec.name();
        var page = spec.option("page");
        if (!page.matches("[A-Za-z0-9_-]{1,64}")) {
            throw new IllegalArgumentException(
                    page.isEmpty()
                            ? "options.page is missing; it is the ID of the status page"
                            : "options.page is '" + page + "', but must be a status page's ID");
        }
        incidents =
                Place.of(spec, BASE)
                        .newBuilder()
                        .addPathSegments("v1/pages")
                        .addPathSegment(page)
                        .addPathSegment("incidents")
                        .build();
        this.token = token;
        text = StatuspageIncident.of(spec);
        service = new HttpService("Statuspage", timeouts, new Hush(() -> List.of(token.now())));
    }

    /// @throws IllegalArgumentException in one sentence, if an option is missing or wrong
    static Channel of(ChannelSpec spec, Credential credential, Timeouts timeouts) {
        return new Statuspage(spec, credential, timeouts);
    }

    @Override
    public Delivery send(Message message) {
        if (!HeaderText.fits(token.now().strip())) {
            return new Permanent(HeaderText.unfit(name));
        }
        var reference = message.notification().reference();
        boolean first = message.action() == Page.Action.TRIGGER;
        if (!first && isId(reference)) {
            return update(message, reference);
        }
        var open = open(message.page());
        if (!(open instanceof Sent(var state, var id))) {
            return open;
        }
        if (id.isEmpty() && state.equals(UNREADABLE)) {
            return first && message.notification().attempt() == 1
                    ? create(message)
                    : new Retry(Duration.ZERO, "Statuspage's list of open incidents is unreadable");
        }
        if (first) {
            return id.isEmpty() ? create(message) : new Sent("Statuspage has it already", id);
        }
        return id.isEmpty()
                ? new Sent("nothing was to be told: no incident of ours is open at Statuspage")
                : update(message, id);
    }

    private static boolean isId(String text) {
        return text.matches("[A-Za-z0-9_-]{1,64}");
    }

    /// [Sent] with the ID of our open incident, or without one if there is none; anything else if
    /// Statuspage does not say.
    private Delivery open(Page page) {
        var nothing = OneShot.json(new byte[0]);
        var list = incidents.newBuilder().addPathSegment("unresolved").build();
        return service.attempt(
                authorized(list).get().build(),
                nothing,
                List.of(200),
                answer -> found(answer.body(), StatuspageIncident.mark(page)));
    }

    /// The newest come first, and of a very long list only the beginning is here.
    private static Sent found(String list, String mark) {
        try (var each = Json.MAPPER.readerFor(JsonNode.class).<JsonNode>readValues(list)) {
            while (each.hasNextValue()) {
                var incident = each.nextValue();
                if (!incident.isObject()) {
                    return new Sent(UNREADABLE);
                }
                if (StatuspageIncident.hasMark(incident, mark)) {
                    return new Sent("found", id(incident));
                }
            }
            return new Sent(list.stripLeading().startsWith("[") ? "none" : UNREADABLE);
        } catch (JacksonException e) {
            return new Sent(UNREADABLE);
        }
    }

    private Delivery create(Message message) {
        var body = OneShot.json(JsonText.bytes(text.created(message.page())));
        return service.attempt(
                authorized(incidents).post(body).build(),
                body,
                List.of(200, 201),
                answer -> new Sent("Statuspage shows it", id(JsonText.read(answer.body()))));
    }

    private Delivery update(Message message, String id) {
        var body = OneShot.json(JsonText.bytes(text.updated(message.page())));
        var incident = incidents.newBuilder().addPathSegment(id).build();
        return service.attempt(
                authorized(incident).patch(body).build(),
                body,
                List.of(200),
                _ -> new Sent("Statuspage shows it", id));
    }

    private Request.Builder authorized(HttpUrl address) {
        return new Request.Builder()
                .url(address)
                .header("Accept", "application/json")
                .header("Authorization", "OAuth " + token.now().strip());
    }

    private static String id(JsonNode incident) {
        var id = incident.path("id").asString("");
        return isId(id) ? id : "";
    }

    @Override
    public String toString() {
        return name + " at " + incidents.host();
    }
}
