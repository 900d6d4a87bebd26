package dev.remediator.remediation;

import java.time.Duration;

/// How long the engine waits where no playbook says.
///
/// @param claim until an offered remedy is offered again; default 5 s
/// @param crew until a run that no worker can take is given up, or goes to another version of its
///   playbook; default 60 s
/// @param overtime how long after its limit a remedy may take to undo and to say how it ended; then
///   it is taken away. Default 30 s
/// @param ruling until the warden is asked again, or people are paged without asking it. Default 30
///   s
/// @param memory how long an ended episode is remembered, so that a late message cannot open it
///   again; default 1 h
public record Patience(
        Duration claim, Duration crew, Duration overtime, Duration ruling, Duration memory) {

    /// The defaults.
    public static final Patience DEFAULT =
            new Patience(
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(60),
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(30),
                    Duration.ofHours(1));

    /// Refuses waiting for nothing.
    public Patience {
        if (claim.isNegative() || claim.isZero()) {
            throw new IllegalArgumentException("claim must be longer than nothing, not " + claim);
        }
        if (overtime.isNegative()) {
            throw new IllegalArgumentException("overtime is negative: " + overtime);
        }
        if (crew.compareTo(claim) < 0) {
            throw new IllegalArgumentException(
                    "crew, " + crew + ", must not be shorter than claim, " + claim);
        }
        if (ruling.isNegative() || ruling.isZero()) {
            throw new IllegalArgumentException("ruling must be longer than nothing, not " + ruling);
        }
        if (memory.isNegative()) {
            throw new IllegalArgumentException("memory is negative: " + memory);
        }
    }
}
