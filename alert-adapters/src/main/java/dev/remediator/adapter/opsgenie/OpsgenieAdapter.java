package dev.remediator.adapter.opsgenie;

import dev.remediator.adapter.Adapted;
import dev.remediator.adapter.AlertAdapter;
import dev.remediator.adapter.Delivery;
import dev.remediator.adapter.Guide;
import dev.remediator.adapter.OurPage;
import dev.remediator.adapter.payload.Field;
import dev.remediator.adapter.payload.Payload;
import dev.remediator.alert.AlertStatus;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Reads what happened to an alert of Opsgenie, or of Jira Service Management. Its alias tells the
/// series, its id the episode.
public final class OpsgenieAdapter implements AlertAdapter {
    static final String SOURCE = "opsgenie";

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
        return OpsgenieGuide.GUIDE;
    }

    private static Adapted adapt(Delivery delivery, Field body) {
        var action = body.at("action");
        if (action.said().isBlank()) {
            throw action.because("is missing; send with the Webhook integration");
        }
        var alert = body.at("alert");
        if (!alert.present()) {
            throw alert.because("is missing; send with the Webhook integration");
        }
        var status = status(action.said());
        if (status.isEmpty()) {
            return new Adapted.Ignored("the action does not change the alert's state");
        }
        var one = new OneAlert(delivery, alert);
        if (one.isOurs()) {
            return OurPage.heard(
                    OnOurPage.said(delivery, body, alert).stream().toList(), OurPage.ignored());
        }
        return new Adapted.Alerts(List.of(one.read(status.get(), body)));
    }

    /// What an action means. People make actions of their own, so a word nobody knows means
    /// nothing.
    private static Optional<AlertStatus> status(String action) {
        return switch (action.strip().toLowerCase(Locale.ROOT)) {
            case "create", "unacknowledge" -> Optional.of(AlertStatus.FIRING);
            case "acknowledge" -> Optional.of(AlertStatus.ACKNOWLEDGED);
            case "close", "delete" -> Optional.of(AlertStatus.RESOLVED);
            default -> Optional.empty();
        };
    }

    /// An object with an action and an alert that has one of Opsgenie's ids.
    @Override
    public boolean recognises(Field body) {
        if (!body.isObject() || !body.at("action").present() || !body.at("alert").isObject()) {
            return false;
        }
        var alert = body.at("alert");
        return alert.at("alertId").present() || alert.at("tinyId").present();
    }
}
