package dev.remediator.adapter.payload;

/// Ends the reading of a body, from however deep inside it. Never leaves an adapter, which answers
/// with a rejection instead.
public final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String why;
    private final String field;

    /// @param why one sentence, without any of the body's values
    /// @param field where in the body, such as `alerts/3/labels`; empty for the body itself
    public Unreadable(String why, String field) {
        super(why, null, false, false);
        this.why = why;
        this.field = field;
    }

    /// What is wrong, in one sentence.
    public String why() {
        return why;
    }

    /// Where.
    public String field() {
        return field;
    }
}
