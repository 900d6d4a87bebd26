package dev.remediator.adapter.gcpmonitoring;

import dev.remediator.adapter.Adapted;
import dev.remediator.adapter.AlertAdapter;
import dev.remediator.adapter.Delivery;
import dev.remediator.adapter.Guide;
import dev.remediator.adapter.Habits;
import dev.remediator.adapter.payload.Field;
import dev.remediator.adapter.payload.Payload;
import dev.remediator.adapter.payload.Unreadable;
import java.util.List;

/// Reads incidents of Google Cloud Monitoring (versions 1.0 to 1.2), from its webhook or pushed by
/// Pub/Sub.
public final class GcpMonitoringAdapter implements AlertAdapter {
    static final String SOURCE = "gcp-monitoring";

    /// Pub/Sub sends whatever is not answered 2xx again for seven days, so what will never be
    /// accepted is: its bytes are kept here. The webhook shows its password only after a 401.
    private static final Habits HABITS = new Habits(202, 202, 401, false);

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
        return GcpMonitoringGuide.GUIDE;
    }

    @Override
    public Habits habits() {
        return HABITS;
    }

    private static Adapted adapt(Delivery delivery, Field body) {
        if (!PubSub.is(body)) {
            return adapt(delivery, body, "");
        }
        var push = new PubSub(body.at("message"));
        return adapt(delivery, push.content(), push.id());
    }

    private static Adapted adapt(Delivery delivery, Field body, String id) {
        var incident = body.at("incident");
        if (!incident.present()) {
            throw incident.because(
                    "is missing; send this address only what a notification channel of Cloud"
                            + " Monitoring sends");
        }
        if (body.at("version").said().equalsIgnoreCase("test")) {
            return new Adapted.Ignored("it is the test of a notification channel");
        }
        return new Adapted.Alerts(List.of(new Incident(delivery).read(incident, id)));
    }

    /// An incident with a state and one of Google's names for the rest, or one pushed by Pub/Sub.
    @Override
    public boolean recognises(Field body) {
        if (!body.isObject()) {
            return false;
        }
        try {
            var content = PubSub.is(body) ? new PubSub(body.at("message")).content() : body;
            var incident = content.isObject() ? content.at("incident") : content;
            return content.isObject()
                    && incident.isObject()
                    && incident.at("incident_id").present()
                    && incident.at("state").present();
        } catch (Unreadable _) {
            return false;
        }
    }
}
