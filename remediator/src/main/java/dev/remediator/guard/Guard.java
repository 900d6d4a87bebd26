package dev.remediator.guard;

import java.time.Instant;

/// One rule of safety. Pure: the same question, facts, rules and time give the same verdict.
@FunctionalInterface
public interface Guard {

    /// Judges what somebody wants to do.
    ///
    /// @param wish what is wanted, and since when
    /// @param facts what is known
    /// @param policy what the operator has set
    /// @param now the time
    Verdict judge(Wish wish, Facts facts, Policy policy, Instant now);
}
