/// Proxies before a database: HAProxy over its runtime API, PgBouncer over its admin console.
@NullMarked
package dev.remediator.actuator.traffic;

import org.jspecify.annotations.NullMarked;
