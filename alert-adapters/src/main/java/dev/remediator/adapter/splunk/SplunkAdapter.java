package dev.remediator.adapter.splunk;

import dev.remediator.adapter.Adapted;
import dev.remediator.adapter.AlertAdapter;
import dev.remediator.adapter.Delivery;
import dev.remediator.adapter.Guide;
import dev.remediator.adapter.payload.Field;
import java.util.List;

/// Reads the webhook of a saved search, and the one of a detector of Splunk Observability Cloud,
/// told apart by their shape.
public final class SplunkAdapter implements AlertAdapter {
    static final String SOURCE = "splunk";

    @Override
    public String source() {
        return SOURCE;
    }

    @Override
    public Adapted adapt(Delivery delivery) {
        return Adapted.by(() -> read(delivery, delivery.content()));
    }

    private static Adapted read(Delivery delivery, Field body) {
        return DetectorAlert.is(body)
                ? new DetectorAlert(delivery, body).read()
                : new SavedSearch(delivery, body).read();
    }

    @Override
    public Guide guide() {
        return new Guide(
                "Splunk",
                "Alerts of saved searches, with the first row of their result; alerts of detectors"
                        + " of Splunk Observability Cloud.",
                List.of("token", "header", "mtls"),
                List.of(
                        new Guide.Snippet(
                                "Save As Alert, Trigger Actions, Add Actions, Webhook, URL",
                                "",
                                Guide.URL + "?token=" + Guide.SECRET),
                        new Guide.Snippet(
                                "the end of the search, so that it says how bad it is and about"
                                        + " which host",
                                "",
                                "| eval severity=\"error\" | table host severity message _time")),
                "The host is the field host of the first row, or dest, instance, node, service; else"
                        + " the search. All fields of the row are labels, except Splunk's own.",
                List.of(
                        "Only the first row is sent: let the alert trigger for each result, and"
                                + " throttle by the field that tells them apart.",
                        "A search never says that something is over: its word holds for the"
                                + " integration's time to live.",
                        "A series is a search of an owner in an app, and the host; name other fields"
                                + " of the row in the integration's series if those tell more.",
                        "Without a field severity an alert is as bad as the integration says.",
                        "Saved searches cannot authenticate and try once: the secret has to be in"
                                + " the address."));
    }

    @Override
    public boolean recognises(Field body) {
        return body.isObject()
                && (DetectorAlert.is(body)
                        || (body.at("sid").present() && body.at("search_name").present()));
    }
}
