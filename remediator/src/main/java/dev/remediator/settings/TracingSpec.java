package dev.remediator.settings;

/// Where an alert's way is told as a trace, as an operator writes it below `tracing`.
///
/// @param endpoint an OpenTelemetry collector's address for OTLP over HTTP, such as
///   `http://collector:4318/v1/traces`; empty for nowhere. Default empty
public record TracingSpec(String endpoint) {

    /// Nowhere.
    public static final TracingSpec OFF = new TracingSpec("");
}
