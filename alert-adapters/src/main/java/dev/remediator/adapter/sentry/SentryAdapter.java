package dev.remediator.adapter.sentry;

import dev.remediator.adapter.Adapted;
import dev.remediator.adapter.AlertAdapter;
import dev.remediator.adapter.Delivery;
import dev.remediator.adapter.Guide;
import dev.remediator.adapter.payload.Field;
import dev.remediator.adapter.payload.Payload;
import dev.remediator.alert.Alert;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads Sentry's webhooks. What a message is about is told by its body; the header
/// `Sentry-Hook-Resource` only says whether a body of no known shape is Sentry's at all.
public final class SentryAdapter implements AlertAdapter {
    static final String SOURCE = "sentry";
    private static final String RESOURCE = "Sentry-Hook-Resource";
    private static final List<String> ALERTS = List.of("metric_alert", "issue", "event", "error");

    @Override
    public String source() {
        return SOURCE;
    }

    @Override
    public Adapted adapt(Delivery delivery) {
        return Adapted.by(() -> adapt(delivery, Payload.parse(delivery.body())));
    }

    @Override
    public Guide guide() {
        return SentryGuide.GUIDE;
    }

    private static Adapted adapt(Delivery delivery, Field body) {
        var data = body.at("data");
        var hook = new Hook(delivery, body);
        if (data.at("metric_alert").present()) {
            return adapted(Optional.of(MetricAlert.read(hook)), "");
        }
        if (data.at("issue").present()) {
            return adapted(Issue.read(hook), "the issue is resolved, whoever it is assigned to");
        }
        if (data.at("event").present()) {
            return adapted(Optional.of(Event.alert(hook, data.at("event"))), "");
        }
        if (data.at("error").present()) {
            return adapted(Optional.of(Event.alert(hook, data.at("error"))), "");
        }
        if (isNoAlert(delivery, body)) {
            return new Adapted.Ignored(
                    "it is about something other than an issue, an event or a metric alert");
        }
        if (!isPlugin(body)) {
            throw data.because("holds no metric_alert, issue, event or error of Sentry's");
        }
        return adapted(Optional.of(Plugin.alert(hook)), "");
    }

    private static Adapted adapted(Optional<Alert> alert, String why) {
        return alert.<Adapted>map(one -> new Adapted.Alerts(List.of(one)))
                .orElseGet(() -> new Adapted.Ignored(why));
    }

    /// An installation, a comment, what Seer does, and whatever Sentry thinks of next.
    private static boolean isNoAlert(Delivery delivery, Field body) {
        return body.at("action").present()
                && (delivery.header(RESOURCE).isPresent() || body.at("installation").isObject());
    }

    private static boolean isPlugin(Field body) {
        return body.at("project_name").present()
                || body.at("project_slug").present()
                || (body.at("project").present() && body.at("culprit").present());
    }

    /// An object with an action and the data of an alert, or one of the plugin's.
    @Override
    public boolean recognises(Field body) {
        if (!body.isObject()) {
            return false;
        }
        var data = body.at("data");
        if (data.isObject() && body.at("action").present()) {
            return ALERTS.stream().anyMatch(name -> data.at(name).isObject())
                    || body.at("installation").isObject();
        }
        return isPlugin(body) && body.at("culprit").present();
    }

    @Override
    public boolean recognisesHeaders(Map<String, String> headers) {
        return headers.containsKey(RESOURCE);
    }
}
