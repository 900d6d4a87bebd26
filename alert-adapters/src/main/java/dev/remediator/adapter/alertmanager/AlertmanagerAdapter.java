package dev.remediator.adapter.alertmanager;

import dev.remediator.adapter.Adapted;
import dev.remediator.adapter.AlertAdapter;
import dev.remediator.adapter.Delivery;
import dev.remediator.adapter.payload.Field;
import dev.remediator.adapter.payload.Payload;
import dev.remediator.adapter.payload.Unreadable;
import dev.remediator.alert.Alert;
import java.util.ArrayList;

/// Reads Alertmanager's webhook (version 3 and 4) and the array that is posted to `/api/v2/alerts`,
/// told apart by their shape.
public final class AlertmanagerAdapter implements AlertAdapter {
    static final String SOURCE = "alertmanager";

    @Override
    public String source() {
        return SOURCE;
    }

    @Override
    public Adapted adapt(Delivery delivery) {
        try {
            return adapt(delivery, Payload.parse(delivery.body()));
        } catch (Unreadable unreadable) {
            return Adapted.Rejected.because(unreadable);
        }
    }

    private static Adapted adapt(Delivery delivery, Field body) {
        var group = body.isArray() ? Group.NONE : Group.of(body);
        var one = new OneAlert(delivery, group);
        var alerts = new ArrayList<Alert>();
        for (var element : elements(body)) {
            alerts.add(one.read(element));
        }
        Truncation.of(delivery, group, alerts).ifPresent(alerts::add);
        return alerts.isEmpty()
                ? new Adapted.Ignored("the message holds no alerts")
                : new Adapted.Alerts(alerts);
    }

    private static Iterable<Field> elements(Field body) {
        if (body.isArray()) {
            return body.items();
        }
        var alerts = body.at("alerts");
        if (!alerts.present()) {
            throw new Unreadable(
                    "the body has no alerts[]; remove the custom payload template from the receiver",
                    "alerts");
        }
        return alerts.items();
    }

    /// An object with an `alerts` array, or an array of objects with `labels`.
    @Override
    public boolean recognises(Field body) {
        if (body.isArray()) {
            var first = body.items().stream().findFirst();
            return first.filter(Field::isObject).filter(f -> f.at("labels").isObject()).isPresent();
        }
        return body.isObject() && body.at("alerts").isArray();
    }
}
