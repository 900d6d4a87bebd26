package dev.remediator.paging.channel;

import dev.remediator.adapter.OurPage;
import dev.remediator.alert.Severity;
import dev.remediator.paging.text.Diagnosis;
import dev.remediator.paging.text.Links;
import dev.remediator.paging.text.Plain;
import dev.remediator.remediation.Page;
import dev.remediator.settings.ChannelSpec;
import dev.remediator.topic.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import okhttp3.Credentials;
import okhttp3.HttpUrl;
import okhttp3.Request;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Pages as alerts of an Alertmanager, which then tells people as it is set up to. The label
/// `remediator_page` holds the page's key, so that what comes back through our own webhook is known
/// as ours. There is no usual address: `url` is needed. With a secret and the option `user` that is
/// basic authentication, with a secret alone a bearer token, without a secret none.
///
/// Alertmanager knows an alert by all its labels, and what a source says of an alert may change
/// while it lasts. To end a page, it is therefore asked which alerts carry the page's key, and
/// those are ended; if it does not say, the one with the labels of now is.
///
/// An Alertmanager forgets its alerts when it is started anew. An alert that nobody ends is over
/// after a month.
final class AlertmanagerSink implements Channel {
    private static final Duration LASTS = Duration.ofDays(30);
    private static final int BASIC = "Basic ".length();
    private static final int LABELS = 60;
    private static final int VALUE = 1000;
    private static final int DESCRIPTION = 8 * 1024;

    private final Credential secret;
    private final String user;
    private final HttpUrl alerts;
    private final HttpService service;

    private AlertmanagerSink(ChannelSpec spec, Credential secret, Timeouts timeouts) {
        this.secret = secret;
        user = spec.option("user");
        alerts = Place.of(spec, "").newBuilder().addPathSegments("api/v2/alerts").build();
        service = new HttpService("Alertmanager", timeouts, new Hush(this::secrets));
    }

    /// @param spec what the operator says
    /// @param secret a password or a bearer token; empty where Alertmanager asks for none
    /// @param timeouts how long one attempt may take
    /// @throws IllegalArgumentException if there is no address
    static Channel of(ChannelSpec spec, Credential secret, Timeouts timeouts) {
        return new AlertmanagerSink(spec, secret, timeouts);
    }

    @Override
    public Delivery send(Message message) {
        var labels = labels(message.page());
        var body = OneShot.json(JsonText.bytes(alerts(message, labels)));
        return service.attempt(asked(alerts).post(body).build(), body, 200);
    }

    private Request.Builder asked(HttpUrl address) {
        var request = new Request.Builder().url(address);
        var now = secret.now().strip();
        if (now.isEmpty()) {
            return request;
        }
        return request.header(
                "Authorization", user.isEmpty() ? "Bearer " + Place.headerText(now) : basic(now));
    }

    private String basic(String password) {
        return Credentials.basic(user, password, StandardCharsets.UTF_8);
    }

    private List<String> secrets() {
        var now = secret.now().strip();
        return List.of(now, now.isEmpty() ? "" : basic(now).substring(BASIC));
    }

    private ArrayNode alerts(Message message, Map<String, String> labels) {
        var all = Json.MAPPER.createArrayNode();
        if (message.action() == Page.Action.RESOLVE) {
            known(message.page().dedupKey())
                    .forEach(known -> alert(all.addObject(), message).set("labels", known));
        }
        if (all.isEmpty()) {
            labels.forEach(alert(all.addObject(), message).putObject("labels")::put);
        }
        return all;
    }

    /// The labels of the alerts that carry a key, as far as Alertmanager says.
    private List<JsonNode> known(String key) {
        if (!key.matches("[A-Za-z0-9:._/-]+")) {
            return List.of();
        }
        var filter = "%s=\"%s\"".formatted(OurPage.LABEL, key);
        var place = alerts.newBuilder().addQueryParameter("filter", filter).build();
        try {
            return service.look(asked(place).build()).stream()
                    .flatMap(answer -> Json.MAPPER.readTree(answer.body()).valueStream())
                    .map(alert -> alert.path("labels"))
                    .filter(found -> found.path(OurPage.LABEL).asString("").equals(key))
                    .toList();
        } catch (JacksonException e) {
            return List.of();
        }
    }

    private static ObjectNode alert(ObjectNode alert, Message message) {
        var page = message.page();
        annotations(alert.putObject("annotations"), message);
        var ends = ends(message);
        var begins = page.firingSince().isBefore(ends) ? page.firingSince() : ends;
        alert.put("startsAt", begins.toString());
        alert.put("endsAt", ends.toString());
        alert.put("generatorURL", Place.seen(message));
        return alert;
    }

    private static Instant ends(Message message) {
        var at = message.notification().at();
        return message.action() == Page.Action.RESOLVE ? at : at.plus(LASTS);
    }

    /// Those that Alertmanager takes: it refuses the whole alert for the name of one label, and
    /// does not see empty ones.
    private static Map<String, String> labels(Page page) {
        var alert = page.alert();
        var labels = new TreeMap<String, String>();
        new TreeMap<>(alert.labels())
                .entrySet().stream()
                        .filter(label -> label.getKey().matches("[a-zA-Z_][a-zA-Z0-9_]{0,99}"))
                        .limit(LABELS)
                        .forEach(label -> put(labels, label.getKey(), label.getValue()));
        labels.remove("alertname");
        put(labels, "alertname", alert.name());
        labels.putIfAbsent("alertname", "unnamed");
        if (alert.severity() != Severity.UNKNOWN) {
            labels.putIfAbsent("severity", alert.severity().word());
        }
        labels.put(OurPage.LABEL, Plain.wellFormed(page.dedupKey()));
        return labels;
    }

    private static void put(Map<String, String> labels, String name, String value) {
        var plain = Plain.line(value, VALUE);
        if (!plain.isEmpty()) {
            labels.put(name, plain);
        }
    }

    private static void annotations(ObjectNode annotations, Message message) {
        var diagnosis = Diagnosis.of(message.notification(), message.links());
        annotations.put("summary", diagnosis.subject(VALUE));
        annotations.put("description", diagnosis.text(DESCRIPTION));
        annotations.put("incident", Place.seen(message));
        annotations.put("andon_cord", message.links().andon());
        var runbook = message.page().alert().links().getOrDefault("runbook", "");
        if (Links.opensInBrowser(runbook)) {
            annotations.put("runbook_url", Links.ascii(runbook));
        }
    }

    @Override
    public String toString() {
        return "Alertmanager at " + alerts.host();
    }
}
