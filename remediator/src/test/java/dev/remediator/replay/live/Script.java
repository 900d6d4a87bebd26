package dev.remediator.replay.live;

import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import dev.remediator.alert.Severity;
import dev.remediator.replay.alerts.AlertStream;
import dev.remediator.replay.engine.Input;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Alerts from a list.
final class Script implements AlertStream {
    static final Instant THEN = Instant.parse("2026-03-01T12:00:00Z");

    private final Iterator<Input.Heard> alerts;

    Script(Input.Heard... alerts) {
        this.alerts = List.of(alerts).iterator();
    }

    static Input.Heard at(double seconds, Alert alert) {
        return new Input.Heard(then(seconds), alert);
    }

    static Input.Heard fires(double seconds, String series) {
        return at(seconds, alert(series, AlertStatus.FIRING, then(seconds)));
    }

    static Input.Heard resolves(double seconds, String series) {
        return at(seconds, alert(series, AlertStatus.RESOLVED, then(seconds)));
    }

    static Instant then(double seconds) {
        return THEN.plus(Duration.ofMillis(Math.round(seconds * 1000)));
    }

    static Alert alert(String series, AlertStatus status, Instant startsAt) {
        return new Alert(
                "test",
                series,
                series + "-1",
                series + startsAt,
                status,
                Severity.CRITICAL,
                "InstanceDown",
                "node/" + series,
                startsAt,
                null,
                Map.of("instance", series),
                Map.of(),
                Map.of());
    }

    @Override
    public Optional<Input.Heard> next() {
        return alerts.hasNext() ? Optional.of(alerts.next()) : Optional.empty();
    }

    @Override
    public double share() {
        return 0.5;
    }

    @Override
    public void close() {}
}
