package dev.remediator.journal;

/// The run does not go on, here or anywhere, whatever its body would like. Not for playbooks to
/// catch.
public final class Stopped extends Error {
    private static final long serialVersionUID = 1L;

    private final Outcome outcome;
    private final String evidence;

    /// @param outcome how the run ends
    /// @param evidence why, in one sentence
    public Stopped(Outcome outcome, String evidence) {
        super(evidence, null, false, false);
        this.outcome = outcome;
        this.evidence = evidence;
    }

    Outcome outcome() {
        return outcome;
    }

    /// Whether what was done is undone after it.
    boolean undoes() {
        return outcome.undoes();
    }

    String evidence() {
        return evidence;
    }
}
