package dev.remediator.doctor;

import java.util.Locale;

/// How something was found.
public enum Grade {
    /// Nothing is to be done.
    OK,
    /// It works, but something will go wrong one day, or is not as safe as it could be.
    WARN,
    /// It does not work.
    FAIL;

    /// The word that is printed, such as `ok`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
