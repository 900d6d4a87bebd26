package dev.remediator.port;

/// What can be asked itself whether it is well: the second, independent signal beside the alert.
public interface Probed {

    /// Asks the thing itself, now, whether it serves. Never throws for one that is merely dead.
    boolean healthy();
}
