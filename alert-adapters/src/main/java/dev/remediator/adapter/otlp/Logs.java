package dev.remediator.adapter.otlp;

import dev.remediator.adapter.Adapted;
import dev.remediator.adapter.Delivery;
import dev.remediator.adapter.payload.Unreadable;
import dev.remediator.alert.Alert;
import java.util.ArrayList;
import java.util.List;

/// Takes the records of one delivery as they are read. Used by one thread.
final class Logs {
    /// How many characters of resources the alerts of one delivery may come to before only what
    /// tells things apart is copied: a small message must not become a large one.
    private static final long MOST_COPIED = 8L << 20;

    private final Delivery delivery;
    private final List<Alert> alerts = new ArrayList<>();
    private final List<Adapted.Rejected> refused = new ArrayList<>();
    private long others;
    private long copied;

    Logs(Delivery delivery) {
        this.delivery = delivery;
    }

    /// One record.
    ///
    /// @param resource what wrote it
    /// @param scope which part of that; may be empty
    /// @throws Unreadable if it is an alert and cannot be read
    void record(Resource resource, String scope, LogRecord record) {
        var one = new OneRecord(delivery, resource, scope, record);
        if (!one.isAlert()) {
            others++;
            return;
        }
        copied += resource.size();
        alerts.add(one.alert(copied > MOST_COPIED ? resource.brief() : resource.attributes()));
    }

    /// One that cannot be read does not hide the others.
    void refuse(Unreadable unreadable) {
        refused.add(Adapted.Rejected.because(unreadable));
    }

    Adapted adapted() {
        if (!alerts.isEmpty()) {
            return new Adapted.Alerts(alerts, refused);
        }
        if (!refused.isEmpty()) {
            return refused.getFirst();
        }
        return new Adapted.Ignored(
                others == 0
                        ? "the message holds no log records"
                        : "none of the %d log records is a warning or worse or has an alert's name"
                                .formatted(others));
    }
}
