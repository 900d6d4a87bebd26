package dev.remediator.gateway;

import dev.remediator.guard.Command;

/// Takes to the warden what people tell automation. Thread-safe.
@FunctionalInterface
public interface Orders {

    /// Returns when the command is on all in-sync replicas. Giving it again does no harm.
    void give(Command command) throws Ledger.NotDurable;
}
