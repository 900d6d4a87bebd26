package dev.remediator.adapter.cloudevents;

import dev.remediator.alert.AlertStatus;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What a type ends with: `com.example.disk.full.resolved` is the end of `com.example.disk.full`.
///
/// @param stem the type without that
/// @param status what it says; empty if it says nothing of the kind
record Status(String stem, Optional<AlertStatus> status) {

    /// A version at the end of a type, as in `dev.cdevents.incident.resolved.0.1.0`.
    private static final Pattern VERSION = Pattern.compile("(?i)(\\.v?\\d[\\w-]*+){1,10}$");

    private static final Set<String> FIRING =
            Set.of(
                    "firing",
                    "fired",
                    "triggered",
                    "raised",
                    "open",
                    "opened",
                    "reopened",
                    "detected",
                    "reported");

    /// Reads a type.
    static Status of(String type) {
        var version = VERSION.matcher(type);
        var bare = version.replaceFirst("");
        int dot = bare.lastIndexOf('.');
        var last = bare.substring(dot + 1).toLowerCase(Locale.ROOT);
        var status = FIRING.contains(last) ? Optional.of(AlertStatus.FIRING) : over(last);
        return dot > 0 && status.isPresent()
                ? new Status(bare.substring(0, dot), status)
                : new Status(type, Optional.empty());
    }

    private static Optional<AlertStatus> over(String last) {
        return switch (last) {
            case "resolved", "recovered", "close", "closed", "cleared", "ok" ->
                    Optional.of(AlertStatus.RESOLVED);
            case "acknowledged" -> Optional.of(AlertStatus.ACKNOWLEDGED);
            case "suppressed" -> Optional.of(AlertStatus.SUPPRESSED);
            default -> Optional.empty();
        };
    }

    /// What a word says that a sender uses of its own accord. Many words are none of a status, such
    /// as `200`.
    static Optional<AlertStatus> said(String word) {
        return switch (word.strip().toLowerCase(Locale.ROOT)) {
            case "firing",
                    "fired",
                    "active",
                    "alerting",
                    "open",
                    "opened",
                    "triggered",
                    "problem" ->
                    Optional.of(AlertStatus.FIRING);
            case "acknowledged", "acked", "ack" -> Optional.of(AlertStatus.ACKNOWLEDGED);
            case "resolved", "recovered", "closed", "cleared", "clear", "ok", "normal" ->
                    Optional.of(AlertStatus.RESOLVED);
            case "suppressed", "silenced", "muted", "snoozed", "maintenance" ->
                    Optional.of(AlertStatus.SUPPRESSED);
            default -> Optional.empty();
        };
    }
}
