package dev.remediator.port;

/// A node itself does not answer. Not thrown where whoever else was asked about it, such as a
/// cloud's API, does not: that says nothing of the node.
public final class NodeSilent extends ActuatorException {
    private static final long serialVersionUID = 1L;

    /// @param sentence which node was asked what
    /// @param cause what the library threw
    public NodeSilent(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
