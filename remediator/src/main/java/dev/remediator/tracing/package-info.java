/// Tells incidents that are over as OpenTelemetry traces, drawn from the incident log.
@NullMarked
package dev.remediator.tracing;

import org.jspecify.annotations.NullMarked;
