package dev.remediator.playbook;

/// A remedy that could not do its work. The ladder goes on with the next one; the message is the
/// evidence in the page.
public class RemedyFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// For what nobody threw.
    ///
    /// @param sentence what failed, for the person who is paged
    public RemedyFailed(String sentence) {
        super(sentence);
    }

    /// For what was thrown elsewhere.
    ///
    /// @param sentence what failed, for the person who is paged
    /// @param cause what was thrown
    public RemedyFailed(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
