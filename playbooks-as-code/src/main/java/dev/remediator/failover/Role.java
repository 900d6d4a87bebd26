package dev.remediator.failover;

/// What a member says that it is.
public enum Role {
    /// It is not in recovery.
    PRIMARY,
    /// It is in recovery.
    STANDBY,
    /// It could not be asked.
    UNKNOWN
}
