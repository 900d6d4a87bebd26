package dev.remediator.adapter.alertmanager;

import static dev.remediator.adapter.Deliveries.delivery;
import static dev.remediator.adapter.Deliveries.file;

import dev.remediator.adapter.Adapted;
import dev.remediator.alert.Alert;
import java.util.List;

/// Alertmanager's bodies, adapted.
final class Bodies {

    private Bodies() {}

    static List<Alert> alertsIn(String file) {
        return alerts(file("alertmanager/" + file));
    }

    static List<Alert> alerts(String body) {
        return switch (new AlertmanagerAdapter().adapt(delivery(body))) {
            case Adapted.Alerts(var alerts, var _) -> alerts;
            case Adapted.Ignored(var why) -> throw new AssertionError("ignored: " + why);
            case Adapted.Handshake(var why, var _) -> throw new AssertionError("ignored: " + why);
            case Adapted.AboutPages _ -> throw new AssertionError("about a page of ours");
            case Adapted.Rejected(var why, var _) -> throw new AssertionError("rejected: " + why);
        };
    }

    /// The one alert of a webhook with these members; named Test unless they bring labels.
    static Alert alert(String members) {
        var labels =
                members.contains("\"labels\"") ? "" : "\"labels\": {\"alertname\": \"Test\"}, ";
        return alerts("{\"alerts\": [{" + labels + members + "}]}").getFirst();
    }
}
