package dev.remediator.console;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// A time as pages show it: UTC to the second, and how far away that is.
///
/// @param at the time
/// @param now the time now
public record SafetyMoment(Instant at, Instant now) {

    /// For `<time datetime>`.
    public String iso() {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /// Such as `2026-12-01 02:00:00 UTC`.
    public String text() {
        return iso().replace('T', ' ').replace("Z", " UTC");
    }

    /// Such as `2 min ago` or `in 3 h`.
    public String away() {
        var length = Duration.between(at, now);
        return length.isNegative() ? "in " + span(length.negated()) : span(length) + " ago";
    }

    private static String span(Duration length) {
        if (length.compareTo(Duration.ofSeconds(90)) < 0) {
            return length.toSeconds() + " s";
        }
        if (length.compareTo(Duration.ofMinutes(90)) < 0) {
            return length.toMinutes() + " min";
        }
        return length.compareTo(Duration.ofDays(2)) < 0
                ? length.toHours() + " h"
                : length.toDays() + " days";
    }
}
