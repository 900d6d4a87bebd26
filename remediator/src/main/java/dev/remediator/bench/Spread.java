package dev.remediator.bench;

/// How long something took, in milliseconds.
///
/// @param count how often it was measured
/// @param p50 half of them took no longer
/// @param p99 99 of 100 took no longer
public record Spread(long count, double p50, double p99) {}
