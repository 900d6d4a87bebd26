/// Logs as OpenTelemetry's exporters send them by HTTP, as JSON or protobuf. A log has no words for
/// alerts, so this package has conventions for them; see the guide.
///
/// Source: the OTLP specification 1.x, opentelemetry-proto, the collector's otlphttp exporter.
@NullMarked
package dev.remediator.adapter.otlp;

import org.jspecify.annotations.NullMarked;
