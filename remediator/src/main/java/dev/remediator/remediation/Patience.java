package dev.remediator.remediation;

import java.time.Duration;

/// How long the engine waits where no playbook says.
///
/// @param claim until an offered remedy is offered again; default 5 s
/// @param memory how long an ended episode is remembered, so that a late message cannot open it
///   again; default 1 h
public record Patience(Duration claim, Duration memory) {

    /// The defaults.
    public static final Patience DEFAULT = new Patience(Duration.ofSeconds(5), Duration.ofHours(1));

    /// Refuses waiting for nothing.
    public Patience {
        if (claim.isNegative() || claim.isZero()) {
            throw new IllegalArgumentException("claim must be longer than nothing, not " + claim);
        }
        if (memory.isNegative()) {
            throw new IllegalArgumentException("memory is negative: " + memory);
        }
    }
}
