package dev.remediator.adapter.alertmanager;

import dev.remediator.adapter.payload.Field;
import dev.remediator.alert.AlertStatus;
import java.util.Locale;
import java.util.Optional;

/// Reads whether one alert fires.
///
/// | message | decides |
/// |---|---|
/// | webhook | the alert's own `status` |
/// | webhook without one (version 3) | `endsAt` if it is over, else the group's `status` |
/// | array posted to the API | `endsAt`: of a firing alert it is in the future |
/// | array read from the API | the same; `status.state` says which are muted |
final class Status {

    private Status() {}

    static AlertStatus of(Field alert, Group group, boolean over) {
        var field = alert.at("status");
        var state = !group.webhook() && field.isObject() ? field.at("state") : field;
        var own = state.text().filter(word -> !word.isBlank());
        if (over && (!group.webhook() || own.isEmpty())) {
            return AlertStatus.RESOLVED;
        }
        if (own.isPresent()) {
            return read(own.get())
                    .orElseThrow(() -> state.because("is neither firing nor resolved"));
        }
        return read(group.status()).orElse(AlertStatus.FIRING);
    }

    static Optional<AlertStatus> read(String word) {
        return switch (word.strip().toLowerCase(Locale.ROOT)) {
            case "firing", "active", "unprocessed" -> Optional.of(AlertStatus.FIRING);
            case "resolved" -> Optional.of(AlertStatus.RESOLVED);
            case "suppressed" -> Optional.of(AlertStatus.SUPPRESSED);
            default -> Optional.empty();
        };
    }
}
