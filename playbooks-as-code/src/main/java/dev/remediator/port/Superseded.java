package dev.remediator.port;

/// An order is refused because a younger one was carried out: whoever gives it has lost the
/// resource to somebody else. The fencing tokens say so.
public final class Superseded extends ActuatorException {
    private static final long serialVersionUID = 1L;

    /// @param sentence which two tokens
    public Superseded(String sentence) {
        super(sentence);
    }
}
