package dev.remediator.actuator;

import dev.remediator.port.ActuatorException;

/// Somebody did not answer, or answered that they cannot answer now: what a [Circuit] counts. A
/// refusal is an answer, and is thrown as an [ActuatorException].
public final class Unreachable extends ActuatorException {
    private static final long serialVersionUID = 2L;

    private final boolean mayHaveArrived;

    /// @param sentence who was asked what, and what came back
    public Unreachable(String sentence) {
        super(sentence);
        this.mayHaveArrived = true;
    }

    /// @param sentence who was asked what, and what came back
    /// @param cause what the library threw
    public Unreachable(String sentence, Throwable cause) {
        this(sentence, cause, true);
    }

    private Unreachable(String sentence, Throwable cause, boolean mayHaveArrived) {
        super(sentence, cause);
        this.mayHaveArrived = mayHaveArrived;
    }

    /// For who was told nothing, because there was no connection.
    ///
    /// @param sentence who was to be asked what
    /// @param cause what the library threw
    public static Unreachable before(String sentence, Throwable cause) {
        return new Unreachable(sentence, cause, false);
    }

    /// Whether what was asked may have arrived and have been done.
    public boolean mayHaveArrived() {
        return mayHaveArrived;
    }
}
