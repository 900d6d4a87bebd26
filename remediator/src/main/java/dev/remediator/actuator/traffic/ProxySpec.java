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

    /// Refuses what could not be told anything.
    public ProxySpec {
        check("name", name);
        check("pool", pool);
        if (kind != Kind.HAPROXY || !address.startsWith("/")) {
            var _ = HostPort.of(address);
        }
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

    private static void check(String key, String value) {
        if (!NAME.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    key + " is '" + value + "', which does not match " + NAME.pattern());
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
