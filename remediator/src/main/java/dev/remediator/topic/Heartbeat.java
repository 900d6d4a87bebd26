package dev.remediator.topic;

/// A worker tells one partition of the engine that it lives, or that it leaves.
///
/// @param worker which one
/// @param leaving whether it hands back what it holds
public record Heartbeat(String worker, boolean leaving) {}
