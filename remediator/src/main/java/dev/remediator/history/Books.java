package dev.remediator.history;

/// Who keeps the accounts.
@FunctionalInterface
public interface Books {
    /// The accounts as they stand.
    ///
    /// @throws IllegalStateException in one sentence, if they cannot be had now
    Accounting accounting() throws InterruptedException;
}
