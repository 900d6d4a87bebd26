package dev.remediator.gateway;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Set;

/// Counts requests and how long they take until they are answered: by the address's pattern, never
/// by what a stranger has asked for. Thread-safe.
///
/// @param metrics where they are counted
record Requests(MeterRegistry metrics) {
    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS");

    private static final Duration[] BUCKETS = {
        Duration.ofMillis(5),
        Duration.ofMillis(25),
        Duration.ofMillis(100),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(30)
    };

    void answered(String method, String address, int status, long nanos) {
        Timer.builder("remediator.http.requests")
                .description("requests answered by this process, and how long that took")
                .tag("method", METHODS.contains(method) ? method : "other")
                .tag("address", address)
                .tag("status", Integer.toString(status))
                .serviceLevelObjectives(BUCKETS)
                .register(metrics)
                .record(Duration.ofNanos(nanos));
    }
}
