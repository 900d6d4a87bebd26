package dev.remediator.gateway;

import dev.remediator.escalation.PageReport;

/// Takes to the engine what people say about pages, and that somebody wants a wake-up test.
/// Thread-safe.
@FunctionalInterface
public interface Responses {

    /// Returns when the report is on all in-sync replicas. Telling it again does no harm.
    void tell(PageReport report) throws Ledger.NotDurable;
}
