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
/// @param rebuildLimit longer than this no copy may take, or nothing is destroyed; more than zero
///   and at most [#LONGEST_REBUILD]
/// @param selfFence how long after it lost everybody a primary stops by itself; waited out when its
///   host cannot be reached. Zero: nothing like that is installed. At most [#LONGEST_SELF_FENCE]
public record Terms(
        int acks,
        WhenAlone whenAlone,
        Duration restartWithin,
        boolean crossRegion,
        Duration blockAfterRecovery,
        Duration rebuildLimit,
        Duration selfFence) {
    /// A run that fails over and copies may take an hour; the copy gets most of it.
    public static final Duration LONGEST_REBUILD = Duration.ofMinutes(45);

    /// Nobody can write while it is waited out.
    public static final Duration LONGEST_SELF_FENCE = Duration.ofMinutes(10);

    /// What holds where nobody has said otherwise: one acknowledgement, writes wait for it, no
    /// restart, one region, an hour of block, half an hour for a copy, no self-fencing.
    public static final Terms DEFAULT =
            new Terms(
                    1,
                    WhenAlone.BLOCK,
                    Duration.ZERO,
                    false,
                    Duration.ofHours(1),
                    Duration.ofMinutes(30),
                    Duration.ZERO);

    /// Refuses what would protect nothing.
    public Terms {
        if (acks < 1) {
            throw new IllegalArgumentException(
                    "acks is "
                            + acks
                            + ", but with fewer than 1 a failover loses what was written");
        }
        notNegative("restart-within", restartWithin);
        notNegative("block-after-recovery", blockAfterRecovery);
        notNegative("self-fence", selfFence);
        notNegative("rebuild-limit", rebuildLimit);
        if (rebuildLimit.isZero()) {
            throw new IllegalArgumentException(
                    "rebuild-limit is " + rebuildLimit + ", but then nothing may ever be rebuilt");
        }
        notAbove("rebuild-limit", rebuildLimit, LONGEST_REBUILD);
        notAbove("self-fence", selfFence, LONGEST_SELF_FENCE);
    }

    private static void notNegative(String key, Duration value) {
        if (value.isNegative()) {
            throw new IllegalArgumentException(key + " is " + value + ", but must not be negative");
        }
    }

    private static void notAbove(String key, Duration value, Duration longest) {
        if (value.compareTo(longest) > 0) {
            throw new IllegalArgumentException(
                    key + " is " + value + ", but must be at most " + longest);
        }
    }

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
