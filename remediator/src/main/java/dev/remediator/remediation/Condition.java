package dev.remediator.remediation;

import java.time.Instant;

/// What the source last said about an incident's alert.
public sealed interface Condition {

    /// It fires.
    ///
    /// @param since when we heard so
    record Firing(Instant since) implements Condition {}

    /// It is over, for now.
    ///
    /// @param since when we heard so
    record Clear(Instant since) implements Condition {}
}
