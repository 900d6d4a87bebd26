package dev.remediator.playbook;

/// A text nobody may read by accident: printing it says `[secret]`. It does not travel through
/// steps, because what steps answer is kept in a journal.
///
/// Immutable.
public final class Secret {
    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    /// Wraps it.
    public static Secret of(String value) {
        return new Secret(value);
    }

    /// The text, for whoever must have it.
    public String reveal() {
        return value;
    }

    @Override
    public String toString() {
        return "[secret]";
    }
}
