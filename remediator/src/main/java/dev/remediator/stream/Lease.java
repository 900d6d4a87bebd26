package dev.remediator.stream;

import java.time.Duration;

/// For how long a silent worker keeps what it holds.
///
/// @param ttl after its last heartbeat; default 20 s, longer than an engine failover takes, so that
///   a failover does not cost healthy workers their runs
public record Lease(Duration ttl) {
    /// Twenty seconds.
    public static final Lease DEFAULT = new Lease(Duration.ofSeconds(20));

    /// Refuses a lease that ends before it begins.
    public Lease {
        if (ttl.isNegative() || ttl.isZero()) {
            throw new IllegalArgumentException("a lease must be longer than nothing, not " + ttl);
        }
    }
}
