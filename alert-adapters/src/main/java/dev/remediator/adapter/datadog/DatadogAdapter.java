package dev.remediator.adapter.datadog;

import dev.remediator.adapter.Adapted;
import dev.remediator.adapter.AlertAdapter;
import dev.remediator.adapter.Delivery;
import dev.remediator.adapter.Guide;
import dev.remediator.adapter.payload.Field;
import java.util.List;

/// Reads what a Datadog monitor sends through a webhook, in JSON or as a form.
public final class DatadogAdapter implements AlertAdapter {
    static final String SOURCE = "datadog";

    @Override
    public String source() {
        return SOURCE;
    }

    @Override
    public Adapted adapt(Delivery delivery) {
        return Adapted.by(() -> adapt(delivery, new Variables(delivery.content())));
    }

    @Override
    public Guide guide() {
        return DatadogGuide.GUIDE;
    }

    private static Adapted adapt(Delivery delivery, Variables variables) {
        if (variables.areUnfilled()) {
            return new Adapted.Ignored("the template's variables were not filled in: a test");
        }
        var title = Title.read(variables.said(Variable.TITLE));
        if (title.test()) {
            return new Adapted.Ignored("it is a test notification of a monitor");
        }
        return new Adapted.Alerts(List.of(new OneAlert(delivery, variables, title).read()));
    }

    /// An object with one of the names only Datadog has, or with all that its own template has.
    @Override
    public boolean recognises(Field body) {
        if (!body.isObject()) {
            return false;
        }
        boolean ours =
                List.of("alert_transition", "alert_cycle_key", "aggreg_key").stream()
                        .anyMatch(name -> body.at(name).present());
        return ours
                || (body.at("org").isObject()
                        && body.at("event_type").present()
                        && body.at("last_updated").present());
    }
}
