package dev.remediator.alert;

import java.util.Locale;

/// What a source says about one series: it fires, somebody took it, it is over, or it is muted
/// there.
public enum AlertStatus {
    FIRING,
    ACKNOWLEDGED,
    RESOLVED,
    SUPPRESSED;

    /// The word used in JSON and on the console: `firing`, `acknowledged`, `resolved`,
    /// `suppressed`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
