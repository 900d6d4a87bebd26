package dev.remediator.adapter.grafana;

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
import java.util.List;
import java.util.Optional;

/// Reads the webhooks of Grafana's unified alerting (8 and newer) and of the dashboard alerts
/// before it, told apart by their shape.
public final class GrafanaAdapter implements AlertAdapter {
    static final String SOURCE = "grafana";

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
        var alerts = body.at("alerts");
        if (alerts.present()) {
            return unified(delivery, Group.of(body), alerts.items());
        }
        if (Legacy.is(body)) {
            return new Legacy(delivery, body).adapted();
        }
        throw new Unreadable(
                "the body has neither alerts[] nor, as before Grafana 9, a ruleId; remove the"
                        + " custom payload from the contact point",
                "alerts");
    }

    private static Adapted unified(Delivery delivery, Group group, List<Field> elements) {
        var batch = new Batch().read(elements, new OneAlert(delivery, group)::read);
        truncation(delivery, group, batch.alerts()).ifPresent(batch::add);
        return batch.adapted(
                elements.isEmpty() ? "the message holds no alerts" : OurPage.ignored().why());
    }

    private static Optional<Alert> truncation(Delivery delivery, Group group, List<Alert> sent) {
        if (group.truncated() == 0) {
            return Optional.empty();
        }
        return Optional.of(
                Truncation.draft(SOURCE, delivery, sent, group.receiver(), group.key())
                        .status(group.status())
                        .label("receiver", group.receiver())
                        .label("orgId", group.orgId())
                        .annotations(group.annotations())
                        .annotation(
                                "summary",
                                ("Grafana left %d alerts out of this group; raise or remove Max"
                                                + " Alerts.")
                                        .formatted(group.truncated()))
                        .link("grafana", group.url())
                        .alert());
    }

    /// What Alertmanager's webhook does not have, or the fields of a dashboard alert.
    @Override
    public boolean recognises(Field body) {
        if (!body.isObject()) {
            return false;
        }
        if (body.at("alerts").isArray()) {
            return body.at("orgId").present()
                    || body.at("version").anything().filter("1"::equals).isPresent()
                    || (body.at("state").present() && body.at("title").present());
        }
        return Legacy.is(body) && body.at("state").present() && body.at("title").present();
    }
}
