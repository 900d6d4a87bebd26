package dev.remediator.actuator;

import dev.remediator.port.ActuatorException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.time.Duration;
import java.util.function.Supplier;

/// A circuit breaker before somebody outside who may not answer, such as a host, a cluster's API or
/// a cloud: after five calls of which none was answered, nobody is asked for half a minute. Only
/// [Unreachable] counts. Safe for use by several threads.
public final class Circuit {
    private static final int FAILURES = 5;
    private static final Duration REST = Duration.ofSeconds(30);

    private final String whom;
    private final CircuitBreaker breaker;

    /// A closed one.
    ///
    /// @param whom for sentences, such as `the Kubernetes API of prod`
    public Circuit(String whom) {
        this.whom = whom;
        this.breaker =
                CircuitBreaker.of(
                        whom,
                        CircuitBreakerConfig.custom()
                                .slidingWindow(FAILURES, FAILURES, SlidingWindowType.COUNT_BASED)
                                .failureRateThreshold(100)
                                .waitDurationInOpenState(REST)
                                .permittedNumberOfCallsInHalfOpenState(1)
                                .recordException(Unreachable.class::isInstance)
                                .build());
    }

    /// Asks.
    ///
    /// @throws ActuatorException what the call throws, or that nobody is asked now
    public <T> T call(Supplier<T> work) {
        try {
            return breaker.executeSupplier(work);
        } catch (CallNotPermittedException e) {
            throw new ActuatorException(
                    "%s has not answered %d times in a row and is left alone for %d s"
                            .formatted(whom, FAILURES, REST.toSeconds()),
                    e);
        }
    }

    /// The same for what answers nothing.
    public void run(Runnable work) {
        var _ =
                call(
                        () -> {
                            work.run();
                            return whom;
                        });
    }
}
