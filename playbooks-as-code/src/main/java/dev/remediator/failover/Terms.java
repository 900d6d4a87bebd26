package dev.remediator.failover;

import java.time.Duration;

/// What the operator allows for one cluster.
///
/// @param acks W: how many standbys must have a commit before it is acknowledged; at least 1
/// @param whenAlone what becomes of writes while fewer standbys than that are left
/// @param restartWithin how long a primary whose process is gone may take to come back where it is
///   before it is failed over; zero: it is failed over at once
/// @param crossRegion whether a member of another region may become primary
/// @param blockAfterRecovery how long after a recovery none follows unless a person has
///   acknowledged the first
/// @param rebuildLimit longer than this no copy may take, or nothing is destroyed
/// @param selfFence how long after it lost everybody a primary stops by itself; waited out when its
///   host cannot be reached. Zero: nothing like that is installed
public record Terms(
        int acks,
        WhenAlone whenAlone,
        Duration restartWithin,
        boolean crossRegion,
        Duration blockAfterRecovery,
        Duration rebuildLimit,
        Duration selfFence) {

    /// What becomes of writes while too few standbys are left to acknowledge them.
    public enum WhenAlone {
        /// They wait until a standby is there again.
        BLOCK,
        /// They are acknowledged by the primary alone, and everybody is told so.
        DEGRADE
    }

    /// The same, for a primary that was started again in vain.
    public Terms withoutRestart() {
        return new Terms(
                acks,
                whenAlone,
                Duration.ZERO,
                crossRegion,
                blockAfterRecovery,
                rebuildLimit,
                selfFence);
    }
}
