package dev.remediator.alert;

import java.time.Instant;
import java.util.Map;

/// Alerts for tests: firing since midnight, with just these words.
public final class AlertMother {
    public static final Instant MIDNIGHT = Instant.parse("2026-03-01T00:00:00Z");

    private AlertMother() {}

    public static Alert firing(String name, Map<String, String> labels) {
        return alert("alertmanager", "series", "episode", AlertStatus.FIRING, name, labels);
    }

    public static Alert saying(AlertStatus status) {
        return alert("alertmanager", "series", "episode", status, "InstanceDown", Map.of());
    }

    public static Alert keyed(String source, String series, String episode) {
        return alert(source, series, episode, AlertStatus.FIRING, "InstanceDown", Map.of());
    }

    private static Alert alert(
            String source,
            String series,
            String episode,
            AlertStatus status,
            String name,
            Map<String, String> labels) {
        return new Alert(
                source,
                series,
                episode,
                "delivery",
                status,
                Severity.CRITICAL,
                name,
                "alert/" + name,
                MIDNIGHT,
                null,
                labels,
                Map.of("summary", "it is down"),
                Map.of());
    }
}
