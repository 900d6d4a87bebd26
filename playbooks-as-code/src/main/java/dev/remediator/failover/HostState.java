package dev.remediator.failover;

/// What a member's host says about the database's process on it.
public enum HostState {
    /// It runs.
    RUNNING,
    /// It is there and stopped, as by SIGSTOP or a hanging disk.
    FROZEN,
    /// The host answers, and no such process is there.
    GONE,
    /// The host could not be asked.
    UNREACHABLE
}
