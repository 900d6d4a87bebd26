package dev.remediator.actuator.traffic;

import java.nio.file.Path;

/// One proxy through which clients write, as the settings describe it.
///
/// @param name what it is called here
/// @param kind what it is
/// @param address where it is told what to do: HAProxy's runtime API as the path of its socket or
///   as `host:port`, PgBouncer's admin console as `host:port`
/// @param pool HAProxy's backend, whose servers are called as the members are; PgBouncer's database
/// @param file PgBouncer's file of databases, which its configuration includes and which is written
///   anew at a shift; empty for HAProxy
/// @param user PgBouncer's admin user; empty for HAProxy
public record ProxySpec(
        String name, Kind kind, String address, String pool, Path file, String user) {

    /// What kind of proxy.
    public enum Kind {
        /// HAProxy 2.4 or later.
        HAPROXY,
        /// PgBouncer 1.18 or later.
        PGBOUNCER
    }
}
