package dev.remediator.port;

/// The world refused, or did not answer. The message is one sentence for the page that may follow.
public class ActuatorException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// For what nobody threw.
    ///
    /// @param sentence what was tried and what came back
    public ActuatorException(String sentence) {
        super(sentence);
    }

    /// For what was thrown elsewhere.
    ///
    /// @param sentence what was tried and what came back
    /// @param cause what the library threw
    public ActuatorException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
