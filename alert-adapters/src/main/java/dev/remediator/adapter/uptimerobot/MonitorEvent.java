package dev.remediator.adapter.uptimerobot;

import dev.remediator.adapter.Adapted;
import dev.remediator.adapter.Delivery;
import dev.remediator.adapter.Draft;
import dev.remediator.adapter.payload.WebAddress;
import dev.remediator.alert.AlertStatus;
import dev.remediator.alert.Severity;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Reads one event of one monitor.
///
/// An up does not say when the outage began. So the monitor is its own episode, and an up begins
/// when it ends: never before the down it is the end of.
record MonitorEvent(Delivery delivery, Variables variables) {

    Adapted read() {
        var type = variables.said("alertType", "alertTypeFriendlyName").toLowerCase(Locale.ROOT);
        return switch (type) {
            case "1", "down" -> alerts(outage(AlertStatus.FIRING));
            case "2", "up" -> alerts(outage(AlertStatus.RESOLVED));
            case "98", "99", "started", "paused" ->
                    new Adapted.Ignored("the monitor was started or paused");
            case "" -> throw variables.at("alertType").because("is missing: put *alertType* there");
            default -> alerts(expiry(type, type + " " + variables.said("alertTypeFriendlyName")));
        };
    }

    private static Adapted alerts(Draft draft) {
        return new Adapted.Alerts(List.of(draft.alert()));
    }

    private Draft outage(AlertStatus status) {
        var time = variables.at("alertDateTime").timeIfAny();
        return draft().series(key())
                .episode(key())
                .name(variables.said("monitorFriendlyName", "monitorURL", "monitorID"))
                .status(status)
                .severity(Severity.CRITICAL)
                .startsAt(time)
                .endsAt(time.or(() -> Optional.of(delivery.receivedAt())));
    }

    private Draft expiry(String type, String words) {
        var word = words.toLowerCase(Locale.ROOT);
        boolean certificate = type.equals("3") || word.contains("ssl");
        if (!certificate && !word.contains("domain")) {
            throw variables
                    .at("alertType")
                    .because("is none of 1 (down), 2 (up) and 3 (SSL expiry)");
        }
        var name = certificate ? "CertificateExpires" : "DomainExpires";
        return draft().series(key(), name)
                .episode(key(), name)
                .name(name)
                .severity(Severity.WARNING)
                .startsAt(variables.at("alertDateTime").timeIfAny())
                .annotation("expires", variables.said("sslExpiryDate"))
                .annotation("daysLeft", variables.said("sslExpiryDaysLeft"))
                .oneShot();
    }

    private Draft draft() {
        var name = variables.said("monitorFriendlyName", "monitorURL", "monitorID");
        var site = variables.said("monitorURL");
        return Draft.of(UptimeRobotAdapter.SOURCE, delivery)
                .resource("host", WebAddress.host(site).orElse(""))
                .resource("monitor", name)
                .label("monitor", name)
                .label("monitor_id", variables.said("monitorID"))
                .label("alert_type", variables.said("alertTypeFriendlyName"))
                .annotation("description", variables.said("alertDetails"))
                .annotation("duration", variables.said("alertFriendlyDuration", "alertDuration"))
                .link("site", site);
    }

    private String key() {
        var key = variables.said("monitorID", "monitorURL", "monitorFriendlyName");
        if (key.isEmpty()) {
            throw variables.at("monitorID").because("is missing: put *monitorID* there");
        }
        return key;
    }
}
