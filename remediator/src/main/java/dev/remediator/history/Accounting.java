package dev.remediator.history;

/// The accounting identity: every alert accepted at the door ends in exactly one terminal record.
///
/// @param accepted alerts durably accepted, ever: counted by Kafka, not by the engine
/// @param terminal terminal records written
/// @param open accepted alerts that still wait for theirs
/// @param unaccounted the rest: zero, or there is a bug
public record Accounting(long accepted, long terminal, long open, long unaccounted) {}
