package dev.remediator.failover;

/// One try to reach a member with a query.
///
/// @param vantage from where: `worker`, `front door`, or a standby that looks at its primary
/// @param answered whether it answered in time
/// @param problem why not, in a few words; empty if it did
public record Glance(String vantage, boolean answered, String problem) {}
