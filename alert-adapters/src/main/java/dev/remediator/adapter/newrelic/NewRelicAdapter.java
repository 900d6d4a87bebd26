package dev.remediator.adapter.newrelic;

import dev.remediator.adapter.Adapted;
import dev.remediator.adapter.AlertAdapter;
import dev.remediator.adapter.Delivery;
import dev.remediator.adapter.Guide;
import dev.remediator.adapter.payload.Field;
import java.util.List;
import java.util.Locale;

/// Reads New Relic's issues, from the default template, from what people have made of it, and from
/// the old notification channels' incidents.
public final class NewRelicAdapter implements AlertAdapter {
    static final String SOURCE = "newrelic";

    @Override
    public String source() {
        return SOURCE;
    }

    @Override
    public Adapted adapt(Delivery delivery) {
        return Adapted.by(() -> adapt(delivery, new Issue(delivery.content())));
    }

    @Override
    public Guide guide() {
        return NewRelicGuide.GUIDE;
    }

    private static Adapted adapt(Delivery delivery, Issue issue) {
        if (issue.isTest()) {
            return new Adapted.Ignored("it is a test notification");
        }
        if (issue.isUnfilled()) {
            return new Adapted.Ignored("the template's variables were not filled in: a test");
        }
        return new Adapted.Alerts(List.of(new OneAlert(delivery, issue).read()));
    }

    /// An object with a state beside New Relic's names for an issue or an incident.
    @Override
    public boolean recognises(Field body) {
        if (!body.isObject()) {
            return false;
        }
        boolean workflow =
                body.at("state").present()
                        && (body.at("issueUrl").present()
                                || body.at("alertConditionNames").present());
        boolean channel =
                body.at("current_state").present()
                        && (body.at("incident_id").present()
                                || body.at("condition_name").present());
        return workflow || channel;
    }

    static String lower(String word) {
        return word.strip().toLowerCase(Locale.ROOT);
    }
}
