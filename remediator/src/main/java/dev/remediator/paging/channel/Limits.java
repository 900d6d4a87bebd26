package dev.remediator.paging.channel;

import dev.remediator.escalation.ChannelKind;
import dev.remediator.paging.channel.Delivery.Ambiguous;
import dev.remediator.paging.channel.Delivery.Retry;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.retry.RetryConfig;
import java.time.Duration;

/// How patient to be with a service.
///
/// @param attempts how often something is sent in one go
/// @param firstWait before the second attempt; doubled for each further one, give or take half
/// @param longestWait between two attempts
/// @param failures how many attempts are looked at: the breaker opens when half of them failed
/// @param rest how long the breaker then stays open
/// @param calls how many attempts are made per…
/// @param per …this long
/// @param queue how long one waits for its turn
public record Limits(
        int attempts,
        Duration firstWait,
        Duration longestWait,
        int failures,
        Duration rest,
        int calls,
        Duration per,
        Duration queue) {
    private static final Duration SECOND = Duration.ofSeconds(1);

    /// What the services document, in portions, so that no window of theirs sees many more: 120 a
    /// minute at PagerDuty, one a second for each address at Slack, four at Teams, one request a
    /// second at Statuspage, where opening an incident takes two. Twilio sends one message a second
    /// from one number. Where nothing is documented it is ten a second.
    ///
    /// Everywhere 3 attempts in about 2 s, and 15 s of rest when half of 6 failed.
    public static Limits of(ChannelKind kind) {
        return switch (kind) {
            case PAGERDUTY, OPSGENIE, SPLUNK_ON_CALL -> usual(10, Duration.ofSeconds(5));
            case SLACK_WEBHOOK, SLACK, TWILIO_SMS, TWILIO_VOICE -> usual(1, SECOND);
            case TEAMS -> usual(1, Duration.ofMillis(250));
            case STATUSPAGE -> usual(1, Duration.ofSeconds(2));
            case SMTP -> usual(5, SECOND);
            case PAGERDUTY_SCHEDULES, FCM, GOALERT, ALERTMANAGER, WEBHOOK, SPOOL, PRINTED ->
                    usual(10, SECOND);
        };
    }

    private static Limits usual(int calls, Duration per) {
        return new Limits(
                3,
                Duration.ofMillis(500),
                Duration.ofSeconds(5),
                6,
                Duration.ofSeconds(15),
                calls,
                per,
                Duration.ofSeconds(5));
    }

    /// @param keyed whether what may have arrived may be sent again
    RetryConfig retry(boolean keyed) {
        var pause = IntervalFunction.ofExponentialRandomBackoff(firstWait, 2.0, 0.5, longestWait);
        return RetryConfig.<Guarded.Turn>custom()
                .maxAttempts(attempts)
                .retryOnResult(turn -> turn.made() && again(turn.delivery(), keyed))
                .retryOnException(e -> false)
                .intervalBiFunction(
                        (tries, turn) ->
                                Math.max(
                                        pause.apply(tries), wish(turn.get().delivery()).toMillis()))
                .build();
    }

    private boolean again(Delivery delivery, boolean keyed) {
        return switch (delivery) {
            case Retry(var after, _) -> after.compareTo(longestWait) <= 0;
            case Ambiguous _ -> keyed;
            case Delivery.Sent _, Delivery.Permanent _ -> false;
        };
    }

    private static Duration wish(Delivery delivery) {
        return delivery instanceof Retry(var after, _) ? after : Duration.ZERO;
    }

    CircuitBreakerConfig breaker() {
        return CircuitBreakerConfig.custom()
                .slidingWindowSize(failures)
                .minimumNumberOfCalls(failures)
                .failureRateThreshold(50)
                .waitDurationInOpenState(rest)
                .permittedNumberOfCallsInHalfOpenState(1)
                .recordResult(d -> d instanceof Retry || d instanceof Ambiguous)
                .build();
    }

    RateLimiterConfig limiter() {
        return limiter(calls, per);
    }

    RateLimiterConfig halfLimiter() {
        return calls > 1 ? limiter(calls / 2, per) : limiter(1, per.multipliedBy(2));
    }

    private RateLimiterConfig limiter(int calls, Duration per) {
        return RateLimiterConfig.custom()
                .limitForPeriod(calls)
                .limitRefreshPeriod(per)
                .timeoutDuration(queue)
                .build();
    }
}
