package dev.remediator.escalation;

/// Where a page stands.
public enum Standing {
    /// It waits to be sure that it is not a fluctuation.
    CONFIRMING,
    /// People were called for the same thing a short while ago.
    REARMING,
    /// It is one line of a gathered page, and calls nobody itself.
    GATHERED,
    /// People are called until somebody acknowledges.
    CALLING,
    /// Somebody has it.
    ACKNOWLEDGED,
    /// It is over; whoever was called is told so.
    OVER
}
