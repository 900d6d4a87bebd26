package dev.remediator.adapter.alertmanager;

import dev.remediator.adapter.Adapted;
import dev.remediator.adapter.AlertAdapter;
import dev.remediator.adapter.Batch;
import dev.remediator.adapter.Delivery;
import dev.remediator.adapter.Guide;
import dev.remediator.adapter.OurPage;
import dev.remediator.adapter.Truncation;
import dev.remediator.adapter.payload.Field;
import dev.remediator.adapter.payload.Payload;
import dev.remediator.adapter.payload.Unreadable;
import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import java.util.List;
import java.util.Optional;

/// Reads Alertmanager's webhook (version 3 and 4), the array that is posted to `/api/v2/alerts`,
/// and what its event recorder writes, told apart by their shape.
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
        return Setup.GUIDE;
    }

    private static Adapted adapt(Delivery delivery, Field body) {
        if (body.isArray()) {
            var items = body.items();
            return items.stream().anyMatch(Event::is)
                    ? events(delivery, items)
                    : alerts(delivery, Group.NONE, items);
        }
        if (Event.is(body)) {
            return events(delivery, List.of(body));
        }
        var group = Group.of(body);
        return alerts(delivery, group, elements(body));
    }

    private static Adapted alerts(Delivery delivery, Group group, List<Field> elements) {
        var batch = new Batch().read(elements, new OneAlert(delivery, group)::read);
        if (group.truncated() > 0) {
            batch.add(truncation(delivery, group, batch.alerts()));
        }
        return batch.adapted(
                elements.isEmpty() ? "the message holds no alerts" : OurPage.ignored().why());
    }

    private static Alert truncation(Delivery delivery, Group group, List<Alert> sent) {
        return Truncation.draft(SOURCE, delivery, sent, group.receiver(), group.key())
                .status(Status.read(group.status()).orElse(AlertStatus.FIRING))
                .label("receiver", group.receiver())
                .annotations(group.annotations())
                .annotation(
                        "summary",
                        "Alertmanager left %d alerts out of this group; raise or remove max_alerts."
                                .formatted(group.truncated()))
                .link("alertmanager", group.url())
                .alert();
    }

    private static Adapted events(Delivery delivery, List<Field> events) {
        var batch = new Batch().read(events, field -> new Event(delivery, field).alert());
        return batch.adapted(
                events.size() == 1
                        ? new Event(delivery, events.getFirst()).why()
                        : "none of the events says that an alert is over or muted");
    }

    private static List<Field> elements(Field body) {
        var alerts = body.at("alerts");
        if (!alerts.present()) {
            throw new Unreadable(
                    "the body has no alerts[]; remove the custom payload template from the"
                            + " receiver",
                    "alerts");
        }
        return alerts.items();
    }

    /// An object with an `alerts` array of alerts, or that says of a group what Alertmanager does,
    /// and has nothing of Grafana's; an array of objects with `labels`; or events.
    @Override
    public boolean recognises(Field body) {
        if (body.isArray()) {
            return startsWithAnAlert(body) || startsWithAnEvent(body);
        }
        return body.isObject()
                && (Event.isSurely(body)
                        || (body.at("alerts").isArray()
                                && (startsWithAnAlert(body.at("alerts")) || isGroup(body))
                                && !isGrafanas(body)));
    }

    private static boolean startsWithAnAlert(Field array) {
        return first(array).filter(one -> one.at("labels").isObject()).isPresent();
    }

    private static boolean startsWithAnEvent(Field array) {
        return first(array).filter(Event::isSurely).isPresent();
    }

    private static Optional<Field> first(Field array) {
        return array.items().stream().findFirst().filter(Field::isObject);
    }

    private static boolean isGroup(Field body) {
        return body.at("groupKey").present()
                || body.at("groupLabels").present()
                || body.at("version").present();
    }

    private static boolean isGrafanas(Field body) {
        return body.at("orgId").present()
                || body.at("version").anything().filter("1"::equals).isPresent()
                || (body.at("state").present() && body.at("title").present());
    }
}
