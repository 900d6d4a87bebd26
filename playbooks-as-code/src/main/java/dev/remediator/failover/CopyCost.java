package dev.remediator.failover;

import java.time.Instant;
import java.util.Optional;

/// What a new copy of a database would cost.
///
/// @param bytes how large it is
/// @param bytesPerSecond how fast the latest copy went; empty if none was measured
/// @param measuredAt when
public record CopyCost(long bytes, Optional<Long> bytesPerSecond, Optional<Instant> measuredAt) {}
