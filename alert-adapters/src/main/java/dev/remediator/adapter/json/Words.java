package dev.remediator.adapter.json;

import dev.remediator.alert.AlertStatus;
import java.util.Locale;
import java.util.Optional;

/// Words for whether something fires, as most senders mean them.
public final class Words {

    private Words() {}

    /// What a word means, in any case; empty if it is none of them.
    public static Optional<AlertStatus> status(String word) {
        return switch (word.strip().toLowerCase(Locale.ROOT)) {
            case "firing",
                    "fired",
                    "alerting",
                    "alert",
                    "active",
                    "open",
                    "opened",
                    "new",
                    "created",
                    "trigger",
                    "triggered",
                    "problem",
                    "alarm",
                    "down",
                    "fail",
                    "failed",
                    "failing",
                    "failure",
                    "error",
                    "critical",
                    "warning",
                    "unhealthy" ->
                    Optional.of(AlertStatus.FIRING);
            case "acknowledged", "acknowledge", "ack", "acked" ->
                    Optional.of(AlertStatus.ACKNOWLEDGED);
            case "resolved",
                    "resolve",
                    "ok",
                    "up",
                    "closed",
                    "close",
                    "clear",
                    "cleared",
                    "recovered",
                    "recovery",
                    "normal",
                    "inactive",
                    "healthy",
                    "passing",
                    "success",
                    "fixed",
                    "ended" ->
                    Optional.of(AlertStatus.RESOLVED);
            case "suppressed", "silenced", "muted", "snoozed", "maintenance" ->
                    Optional.of(AlertStatus.SUPPRESSED);
            default -> Optional.empty();
        };
    }
}
