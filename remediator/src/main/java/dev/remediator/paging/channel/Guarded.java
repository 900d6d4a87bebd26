package dev.remediator.paging.channel;

import dev.remediator.escalation.ChannelKind;
import dev.remediator.escalation.ChannelKind.Trait;
import dev.remediator.paging.channel.Delivery.Retry;
import dev.remediator.remediation.Page;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.ratelimiter.RateLimiter;
import java.time.Duration;
import java.util.concurrent.CancellationException;

/// A channel with patience around it: `retry(rate limit(circuit breaker(channel)))`.
///
/// What the service does not have is sent again a few times quickly; [Delivery.Ambiguous] too,
/// where the service knows a page by its key, and never elsewhere. What a service wants later than
/// [Limits#longestWait] is not waited for here, and neither is a breaker that is open nor a queue
/// longer than [Limits#queue]: whoever decides gets the [Retry] and takes another way.
///
/// What only follows a call has half of the rate, so that calls always find the other half free.
/// Thread-safe.
public final class Guarded implements Channel {
    private final Channel service;
    private final Limits limits;
    private final io.github.resilience4j.retry.Retry retry;
    private final RateLimiter limiter;
    private final RateLimiter following;
    private final CircuitBreaker breaker;

    private Guarded(Channel service, boolean keyed, Limits limits) {
        this.service = service;
        this.limits = limits;
        retry = io.github.resilience4j.retry.Retry.of("page", limits.retry(keyed));
        limiter = RateLimiter.of("calls", limits.limiter());
        following = RateLimiter.of("what follows", limits.halfLimiter());
        breaker = CircuitBreaker.of("page", limits.breaker());
    }

    /// With the usual limits of its kind. What is on this machine has none.
    ///
    /// @param kind which kind of channel it is
    /// @param service what is guarded
    public static Channel around(ChannelKind kind, Channel service) {
        return kind == ChannelKind.SPOOL || kind == ChannelKind.PRINTED
                ? service
                : around(kind, service, Limits.of(kind));
    }

    /// With other limits.
    ///
    /// @param kind which kind of channel it is
    /// @param service what is guarded
    /// @param limits how patient to be
    public static Channel around(ChannelKind kind, Channel service, Limits limits) {
        return new Guarded(service, kind.has(Trait.KEYED), limits);
    }

    /// What became of an attempt, and whether it was made at all.
    record Turn(Delivery delivery, boolean made) {}

    @Override
    public Delivery send(Message message) {
        try {
            return retry.executeSupplier(() -> limited(message)).delivery();
        } catch (CancellationException e) {
            return new Retry(Duration.ZERO, "sending was interrupted");
        }
    }

    private Turn limited(Message message) {
        if (message.action() != Page.Action.TRIGGER && !following.acquirePermission()) {
            return crowded();
        }
        if (!limiter.acquirePermission()) {
            return crowded();
        }
        try {
            return new Turn(breaker.executeSupplier(() -> service.send(message)), true);
        } catch (CallNotPermittedException e) {
            return new Turn(
                    new Retry(limits.rest(), "the channel failed too often and is left alone"),
                    false);
        }
    }

    private Turn crowded() {
        return new Turn(
                new Retry(limits.queue(), "more is to be sent than the channel takes"), false);
    }
}
