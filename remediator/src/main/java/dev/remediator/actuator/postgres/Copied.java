package dev.remediator.actuator.postgres;

import java.time.Duration;

/// A copy that was made of a member's data.
///
/// @param copy what it is called
/// @param bytes how large it is
/// @param took how long the copying took
record Copied(String copy, long bytes, Duration took) {}
