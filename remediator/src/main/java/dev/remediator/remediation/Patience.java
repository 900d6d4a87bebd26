package dev.remediator.remediation;

import java.time.Duration;

/// How long the engine waits where no playbook says.
///
/// @param claim until an offered remedy is offered again; default 5 s
/// @param ruling until the warden is asked again, or people are paged without asking it. Default 30
///   s
/// @param memory how long an ended episode is remembered, so that a late message cannot open it
///   again; default 1 h
public record Patience(Duration claim, Duration ruling, Duration memory) {

    /// The defaults.
    public static final Patience DEFAULT =
            new Patience(Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofHours(1));

    /// Refuses waiting for nothing.
    public Patience {
        if (claim.isNegative() || claim.isZero()) {
            throw new IllegalArgumentException("claim must be longer than nothing, not " + claim);
        }
        if (ruling.isNegative() || ruling.isZero()) {
            throw new IllegalArgumentException("ruling must be longer than nothing, not " + ruling);
        }
        if (memory.isNegative()) {
            throw new IllegalArgumentException("memory is negative: " + memory);
        }
    }
}
