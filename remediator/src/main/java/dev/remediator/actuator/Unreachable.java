package dev.remediator.actuator;

import dev.remediator.port.ActuatorException;

/// Somebody did not answer, or answered that they cannot answer now: what a [Circuit] counts. A
/// refusal is an answer, and is thrown as an [ActuatorException].
public final class Unreachable extends ActuatorException {
    private static final long serialVersionUID = 1L;

    /// @param sentence who was asked what, and what came back
    public Unreachable(String sentence) {
        super(sentence);
    }

    /// @param sentence who was asked what, and what came back
    /// @param cause what the library threw
    public Unreachable(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
