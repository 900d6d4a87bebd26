/// PostgreSQL clusters with streaming replication: the processes on their hosts, and what is said
/// to them in SQL.
@NullMarked
package dev.remediator.actuator.postgres;

import org.jspecify.annotations.NullMarked;
