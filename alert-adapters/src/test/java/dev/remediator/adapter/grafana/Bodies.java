package dev.remediator.adapter.grafana;

import static dev.remediator.adapter.Deliveries.delivery;
import static dev.remediator.adapter.Deliveries.file;

import dev.remediator.adapter.Adapted;
import dev.remediator.adapter.Delivery;
import dev.remediator.alert.Alert;
import java.util.List;

/// Grafana's bodies, adapted.
final class Bodies {

    private Bodies() {}

    static List<Alert> alertsIn(String file) {
        return alerts(file("grafana/" + file));
    }

    static List<Alert> alerts(String body) {
        return alerts(delivery(body));
    }

    static List<Alert> alerts(Delivery delivery) {
        if (new GrafanaAdapter().adapt(delivery) instanceof Adapted.Alerts(var alerts, var _)) {
            return alerts;
        }
        throw new AssertionError("no alerts");
    }

    /// The one alert with these members, of a Grafana at `https://graphs.example/g`.
    static Alert alert(String members) {
        return alerts(
                        "{\"alerts\": [{\"fingerprint\": \"f1\", %s}],".formatted(members)
                                + " \"externalURL\": \"https://graphs.example/g\", \"orgId\": 1}")
                .getFirst();
    }
}
