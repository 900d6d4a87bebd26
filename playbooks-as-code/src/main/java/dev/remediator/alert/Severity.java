package dev.remediator.alert;

import java.util.Locale;

/// How bad the source says it is. Sources use dozens of words for five meanings.
public enum Severity {
    /// Users notice, or soon will.
    CRITICAL,
    /// Something is broken.
    ERROR,
    /// Something may break.
    WARNING,
    /// Worth knowing.
    INFO,
    /// The source says nothing, or a word nobody has seen before.
    UNKNOWN;

    /// Reads the words monitoring systems use, in any case: `critical`, `p1`, `sev2`, `major`,
    /// `warn`… A word nobody has seen before is [#UNKNOWN], never an error.
    public static Severity read(String word) {
        return switch (word.strip().toLowerCase(Locale.ROOT)) {
            case "critical",
                    "crit",
                    "p1",
                    "sev0",
                    "disaster",
                    "fatal",
                    "emerg",
                    "emergency",
                    "page" ->
                    CRITICAL;
            case "error", "err", "high", "major", "p2", "sev1" -> ERROR;
            case "warning", "warn", "average", "minor", "medium", "p3", "sev2" -> WARNING;
            case "info", "informational", "low", "ok", "p4", "p5", "sev3", "sev4", "none" -> INFO;
            default -> UNKNOWN;
        };
    }

    /// The word used in JSON and on the console: `critical`, `error`, `warning`, `info`, `unknown`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
