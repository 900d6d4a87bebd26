package dev.remediator.remediation;

import java.util.Locale;

/// Where an incident stands, in the words of the API.
public enum State {
    WATCHING,
    WAITING,
    ACTING,
    VERIFYING,
    HEALED,
    CLEARED,
    REFUSED,
    PAGED,
    UNMATCHED;

    /// The word in the API and on the console.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
