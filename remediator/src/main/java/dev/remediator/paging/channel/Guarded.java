package dev.remediator.paging.channel;

import dev.remediator.paging.channel.Delivery.Ambiguous;
import dev.remediator.paging.channel.Delivery.Retry;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.retry.RetryConfig;
import java.time.Duration;
import java.util.concurrent.CancellationException;

/// A service with patience around it: `retry(rate limit(circuit breaker(service)))`.
///
/// What may be repeated is repeated a few times quickly, [Ambiguous] too: **only wrap services that
/// know a page by its key.** What a service wants later than [Limits#longestWait] is not waited for
/// here: the caller gets the [Retry] and keeps the page. Thread-safe.
public final class Guarded implements Channel {
    private final Channel service;
    private final Limits limits;
    private final io.github.resilience4j.retry.Retry retry;
    private final RateLimiter limiter;
    private final CircuitBreaker breaker;

    /// With the usual limits.
    ///
    /// @param service what is guarded
    public Guarded(Channel service) {
        this(service, Limits.USUAL);
    }

    /// @param service what is guarded
    /// @param limits how patient to be
    public Guarded(Channel service, Limits limits) {
        this.service = service;
        this.limits = limits;
        retry = io.github.resilience4j.retry.Retry.of("page", limits.retry());
        limiter = RateLimiter.of("page", limits.limiter());
        breaker = CircuitBreaker.of("page", limits.breaker());
    }

    @Override
    public Delivery send(Message message) {
        try {
            return retry.executeSupplier(() -> limited(message));
        } catch (CancellationException e) {
            return new Retry(Duration.ZERO, "sending was interrupted");
        }
    }

    private Delivery limited(Message message) {
        if (!limiter.acquirePermission()) {
            return new Retry(limits.per(), "more pages than the pager takes");
        }
        try {
            return breaker.executeSupplier(() -> service.send(message));
        } catch (CallNotPermittedException e) {
            return new Retry(limits.rest(), "the pager failed too often and is left alone");
        }
    }

    /// How patient to be.
    ///
    /// @param attempts how often a page is sent in one go
    /// @param firstWait before the second attempt; doubled for each further one, give or take half
    /// @param longestWait between two attempts
    /// @param failures how many attempts are looked at: the breaker opens when half of them failed
    /// @param rest how long the breaker then stays open
    /// @param calls how many attempts are made per…
    /// @param per …this long; also how long one waits for its turn
    public record Limits(
            int attempts,
            Duration firstWait,
            Duration longestWait,
            int failures,
            Duration rest,
            int calls,
            Duration per) {

        /// 3 attempts in about 2 s; 15 s of rest when half of 6 failed; 120 calls a minute, in
        /// portions, so that no minute sees many more.
        public static final Limits USUAL =
                new Limits(
                        3,
                        Duration.ofMillis(500),
                        Duration.ofSeconds(5),
                        6,
                        Duration.ofSeconds(15),
                        10,
                        Duration.ofSeconds(5));

        private RetryConfig retry() {
            var pause =
                    IntervalFunction.ofExponentialRandomBackoff(firstWait, 2.0, 0.5, longestWait);
            return RetryConfig.<Delivery>custom()
                    .maxAttempts(attempts)
                    .retryOnResult(this::soon)
                    .retryOnException(e -> false)
                    .intervalBiFunction(
                            (tries, delivery) ->
                                    Math.max(pause.apply(tries), wish(delivery.get()).toMillis()))
                    .build();
        }

        private boolean soon(Delivery delivery) {
            return failed(delivery) && wish(delivery).compareTo(longestWait) <= 0;
        }

        private static boolean failed(Object delivery) {
            return delivery instanceof Retry || delivery instanceof Ambiguous;
        }

        private static Duration wish(Delivery delivery) {
            return delivery instanceof Retry(var after, _) ? after : Duration.ZERO;
        }

        private CircuitBreakerConfig breaker() {
            return CircuitBreakerConfig.custom()
                    .slidingWindowSize(failures)
                    .minimumNumberOfCalls(failures)
                    .failureRateThreshold(50)
                    .waitDurationInOpenState(rest)
                    .permittedNumberOfCallsInHalfOpenState(1)
                    .recordResult(Limits::failed)
                    .build();
        }

        private RateLimiterConfig limiter() {
            return RateLimiterConfig.custom()
                    .limitForPeriod(calls)
                    .limitRefreshPeriod(per)
                    .timeoutDuration(per)
                    .build();
        }
    }
}
