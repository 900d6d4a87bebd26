package dev.remediator.bench;

import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import dev.remediator.alert.Severity;
import java.time.Instant;
import java.util.Map;

/// The alerts of the bench.
final class Firing {

    private Firing() {}

    /// One that begins now.
    static Alert alert(String name, String instance, Instant startsAt) {
        return new Alert(
                "bench",
                name + "/" + instance,
                name + "/" + instance + "@" + startsAt.toEpochMilli(),
                "",
                AlertStatus.FIRING,
                Severity.CRITICAL,
                name,
                "node/" + instance,
                startsAt,
                null,
                Map.of("alertname", name, "instance", instance, "job", "bench"),
                Map.of("summary", instance + " does not answer"),
                Map.of());
    }

    /// The same when it is over.
    static Alert resolved(Alert alert, Instant endsAt) {
        return new Alert(
                alert.source(),
                alert.series(),
                alert.episode(),
                alert.delivery(),
                AlertStatus.RESOLVED,
                alert.severity(),
                alert.name(),
                alert.resource(),
                alert.startsAt(),
                endsAt,
                alert.labels(),
                alert.annotations(),
                alert.links());
    }
}
