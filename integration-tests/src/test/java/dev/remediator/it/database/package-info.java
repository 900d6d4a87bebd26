/// Failovers of real PostgreSQL clusters behind real proxies.
@NullMarked
package dev.remediator.it.database;

import org.jspecify.annotations.NullMarked;
