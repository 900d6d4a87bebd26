package dev.remediator.testkit;

/// A target in memory: what a test arranges on it before a remedy works on it, and what it compares
/// afterwards. One that stands in for a port implements the port as well.
public interface Fake {

    /// How it stands, as a value. It must not name times, and must tell what happened twice from
    /// what happened once.
    Object state();

    /// What an alert about it says comes true.
    void breaks();

    /// Every call that changes something does so, and its answer is lost on the way: it throws.
    void losesAnswers();
}
