package dev.remediator.alert;

import java.util.Locale;

/// What a source says about one series: it fires, somebody took it, it is over, or it is muted
/// there.
public enum AlertStatus {
    /// It is wrong now.
    FIRING,
    /// It is wrong, and somebody has taken it.
    ACKNOWLEDGED,
    /// It is over.
    RESOLVED,
    /// It is wrong, and the source has muted it.
    SUPPRESSED;

    /// The word used in JSON and on the console: `firing`, `acknowledged`, `resolved`,
    /// `suppressed`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
