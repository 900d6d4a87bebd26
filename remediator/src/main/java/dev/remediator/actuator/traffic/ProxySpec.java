package dev.remediator.actuator.traffic;

import java.nio.file.Path;
import java.util.regex.Pattern;

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
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");
    private static final Pattern TCP = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]*:\\d{1,5}");

    /// Refuses what could not be told anything.
    public ProxySpec {
        check("name", name, NAME.matcher(name).matches(), NAME.pattern());
        check("pool", pool, NAME.matcher(pool).matches(), NAME.pattern());
        boolean socket = kind == Kind.HAPROXY && address.startsWith("/");
        check(
                "address",
                address,
                socket || TCP.matcher(address).matches(),
                kind == Kind.HAPROXY ? "host:port or the path of a socket" : "host:port");
        if (kind == Kind.PGBOUNCER && !file.isAbsolute()) {
            throw new IllegalArgumentException(
                    "file is '"
                            + file
                            + "', but must be the whole path of the file of databases that PgBouncer includes");
        }
        if (kind == Kind.PGBOUNCER && user.isBlank()) {
            throw new IllegalArgumentException("user is missing; PgBouncer's console wants one");
        }
    }

    private static void check(String key, String value, boolean good, String wanted) {
        if (!good) {
            throw new IllegalArgumentException(key + " is '" + value + "', but must be " + wanted);
        }
    }

    /// What kind of proxy.
    public enum Kind {
        /// HAProxy 2.4 or later.
        HAPROXY,
        /// PgBouncer 1.18 or later.
        PGBOUNCER
    }
}
