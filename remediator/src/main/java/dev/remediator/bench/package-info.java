/// Measures this build on this machine: broker, engine and worker in one process, and beside them
/// what bare Kafka costs there.
@NullMarked
package dev.remediator.bench;

import org.jspecify.annotations.NullMarked;
