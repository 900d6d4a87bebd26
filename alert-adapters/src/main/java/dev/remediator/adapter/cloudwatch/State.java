package dev.remediator.adapter.cloudwatch;

import dev.remediator.adapter.payload.Field;
import dev.remediator.alert.AlertStatus;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// A state an alarm is or was in.
///
/// @param status what it means
/// @param since when it changed to it
/// @param reason why, for people
record State(AlertStatus status, Optional<Instant> since, String reason) {

    /// Reads the word. Without data nobody knows: that is neither broken nor over.
    static AlertStatus status(Field word) {
        return switch (word.said().strip().toUpperCase(Locale.ROOT)) {
            case "ALARM" -> AlertStatus.FIRING;
            case "OK" -> AlertStatus.RESOLVED;
            case "INSUFFICIENT_DATA" -> AlertStatus.SUPPRESSED;
            case "" -> throw word.because("is missing: it says whether the alarm is ALARM or OK");
            default -> throw word.because("is none of ALARM, OK and INSUFFICIENT_DATA");
        };
    }
}
