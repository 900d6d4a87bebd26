package dev.remediator.stream;

import java.time.Duration;

/// For how long a silent worker keeps what it holds, and for how long its code is still expected.
///
/// @param ttl after its last heartbeat; default 20 s, longer than an engine failover takes, so that
///   a failover does not cost healthy workers their runs
/// @param absence for how long after its last worker was heard of a version of a playbook is
///   believed to be coming back; default 60 s
public record Lease(Duration ttl, Duration absence) {
    /// Twenty seconds, and a minute.
    public static final Lease DEFAULT = of(Duration.ofSeconds(20));

    /// With the usual absence.
    public static Lease of(Duration ttl) {
        return new Lease(ttl, Duration.ofSeconds(60));
    }

    /// Refuses a lease that ends before it begins.
    public Lease {
        if (ttl.isNegative() || ttl.isZero()) {
            throw new IllegalArgumentException("a lease must be longer than nothing, not " + ttl);
        }
    }
}
