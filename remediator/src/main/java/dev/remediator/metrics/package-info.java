/// Figures for Prometheus.
@NullMarked
package dev.remediator.metrics;

import org.jspecify.annotations.NullMarked;
