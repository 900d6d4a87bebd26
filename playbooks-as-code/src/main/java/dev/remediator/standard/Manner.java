package dev.remediator.standard;

import dev.remediator.failover.Terms;
import dev.remediator.failover.Terms.WhenAlone;
import java.util.List;

/// How writes are acknowledged by a new primary until the old one is back as its standby.
///
/// @param terms what is allowed
/// @param alone whether too few standbys are left
record Manner(Terms terms, boolean alone) {

    /// Writes wait.
    boolean blocked() {
        return alone && terms.whenAlone() == WhenAlone.BLOCK;
    }

    /// Nobody but the primary has them.
    boolean degraded() {
        return alone && terms.whenAlone() == WhenAlone.DEGRADE;
    }

    /// Whom the new primary asks.
    List<String> acknowledging(List<String> others) {
        return degraded() ? List.of() : others;
    }

    /// How many must have a write before it is acknowledged.
    int acks() {
        return degraded() ? 0 : terms.acks();
    }

    /// What becomes of writes meanwhile, to follow "is the primary".
    String sentence() {
        if (blocked()) {
            return " and writes wait";
        }
        return degraded() ? " and acknowledges alone" : " and takes writes";
    }

    /// The promotion's name, which says it aloud.
    String promotionOf(String next, String old) {
        if (blocked()) {
            return "promote %s; writes wait until %s is back as a standby".formatted(next, old);
        }
        return degraded()
                ? "promote %s; writes are acknowledged by %s alone until %s is back as a standby"
                        .formatted(next, next, old)
                : "promote " + next;
    }
}
