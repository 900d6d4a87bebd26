package dev.remediator.adapter.alertmanager;

import dev.remediator.adapter.Adapted;
import dev.remediator.adapter.AlertAdapter;
import dev.remediator.adapter.Batch;
import dev.remediator.adapter.Delivery;
import dev.remediator.adapter.Guide;
import dev.remediator.adapter.payload.Field;
import dev.remediator.adapter.payload.Payload;
import dev.remediator.adapter.payload.Unreadable;
import java.util.List;
import java.util.Optional;

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
        return Adapted.by(() -> adapt(delivery, Payload.parse(delivery.body())));
    }

    @Override
    public Guide guide() {
        return new Guide(
                "Prometheus Alertmanager", "Nothing yet.", List.of(), List.of(), "", List.of());
    }

    private static Adapted adapt(Delivery delivery, Field body) {
        var group = body.isArray() ? Group.NONE : Group.of(body);
        var one = new OneAlert(delivery, group);
        var batch = new Batch().read(elements(body), field -> Optional.of(one.read(field)));
        Truncation.of(delivery, group, batch.alerts()).ifPresent(batch::add);
        return batch.adapted("the message holds no alerts");
    }

    private static List<Field> elements(Field body) {
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
