package dev.remediator.access;

import java.util.Locale;

/// What a person or a program may do here. Each role may all that those before it may.
public enum Role {
    /// Looks.
    VIEWER,

    /// Steers: pulls cords, approves, silences, acknowledges, sends alerts.
    OPERATOR,

    /// Changes how much automation may do by itself, and has the settings read again.
    ADMIN;

    /// The word in settings and in the API, such as `viewer`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whether this role may what takes the other one.
    public boolean covers(Role needed) {
        return compareTo(needed) >= 0;
    }
}
