package dev.remediator.gateway;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/// Counts what comes in, whichever way: `remediator_alerts_total`.
///
/// @param metrics where it is counted
record Intake(MeterRegistry metrics) {

    /// @param source the kind of sender: one that there is an adapter for
    /// @param outcome what became of them
    /// @param alerts how many
    void count(String source, String outcome, int alerts) {
        Counter.builder("remediator.alerts")
                .description("alerts that came in to this process, by what became of them")
                .tag("source", source)
                .tag("outcome", outcome)
                .register(metrics)
                .increment(alerts);
    }
}
