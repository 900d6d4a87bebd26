package dev.remediator.adapter.gcpmonitoring;

import static dev.remediator.adapter.Deliveries.delivery;
import static dev.remediator.adapter.Deliveries.file;

import dev.remediator.adapter.Adapted;
import dev.remediator.alert.Alert;
import java.util.List;

/// Bodies of Google Cloud Monitoring, adapted.
final class Bodies {

    private Bodies() {}

    static String body(String file) {
        return file("gcp-monitoring/" + file);
    }

    static Adapted adapted(String body) {
        return new GcpMonitoringAdapter().adapt(delivery(body));
    }

    static Alert alertIn(String file) {
        return alert(body(file));
    }

    static Alert alert(String body) {
        return alerts(body).getFirst();
    }

    static List<Alert> alerts(String body) {
        return switch (adapted(body)) {
            case Adapted.Alerts(var alerts, var _) -> alerts;
            case Adapted.Ignored(var why) -> throw new AssertionError("ignored: " + why);
            case Adapted.Handshake(var why, var _) -> throw new AssertionError("ignored: " + why);
            case Adapted.Rejected(var why, var _) -> throw new AssertionError("rejected: " + why);
        };
    }
}
