package dev.remediator.gameday;

/// A write that was acknowledged: the promise that must survive every failover.
///
/// @param id the row's number
/// @param timeline the history it was written in; each failover begins a new one
/// @param nanos when the client heard of it, as of `System.nanoTime()`
record Acknowledgement(long id, long timeline, long nanos) {}
