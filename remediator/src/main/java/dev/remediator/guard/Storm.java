package dev.remediator.guard;

import java.time.Instant;

/// Whether too much of a group is unwell at once. The states are those of medik8s' node health
/// check: what runs goes on, nothing new is destroyed, and calm must last before it is over.
///
/// @param weather which of the three
/// @param began when the storm began
/// @param since since when the weather is as it is
public record Storm(Weather weather, Instant began, Instant since) {

    /// Calm.
    public static final Storm NONE = new Storm(Weather.NORMAL, Instant.EPOCH, Instant.EPOCH);

    /// What can be said of a group.
    public enum Weather {
        /// Few are unwell.
        NORMAL,
        /// More are unwell than one cause at a time explains.
        STORM,
        /// Few are unwell again, but not for long enough yet.
        REGAINING
    }

    /// Whether destroying is off.
    public boolean rages() {
        return weather != Weather.NORMAL;
    }
}
