package dev.remediator.topic;

/// A record that is not what its topic carries. Its reason goes into the dead letter.
public final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    private final String reason;

    Unreadable(String reason) {
        super(reason);
        this.reason = reason;
    }

    Unreadable(String reason, Throwable cause) {
        super(reason, cause);
        this.reason = reason;
    }

    /// What is wrong with it, in a sentence.
    public String reason() {
        return reason;
    }
}
