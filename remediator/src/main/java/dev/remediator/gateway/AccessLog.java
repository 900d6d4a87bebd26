package dev.remediator.gateway;

import dev.remediator.access.Caller;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells the log who was not let in: sixty lines a minute at most, so that strangers cannot fill
/// the disk, and how many were left out. Thread-safe.
final class AccessLog {
    private static final Logger LOG = LoggerFactory.getLogger(AccessLog.class);
    private static final int LINES_A_MINUTE = 60;
    private static final int LONGEST = 200;

    private final AtomicLong untold = new AtomicLong();
    private final RateLimiter limiter =
            RateLimiter.of(
                    "refused requests in the log",
                    RateLimiterConfig.custom()
                            .limitForPeriod(LINES_A_MINUTE)
                            .limitRefreshPeriod(Duration.ofMinutes(1))
                            .timeoutDuration(Duration.ZERO)
                            .build());

    void refused(Refusal why, Ask ask, Caller caller) {
        if (!limiter.acquirePermission()) {
            untold.incrementAndGet();
            return;
        }
        long before = untold.getAndSet(0);
        LOG.warn(
                "access: {} {} {} by {} from {}: {}{}",
                why.reply().status(),
                line(ask.method()),
                line(ask.path()),
                caller.known() ? caller.name() : "somebody unknown",
                ask.line().from(),
                why.getMessage(),
                before == 0 ? "" : " (and " + before + " more before that)");
    }

    /// Paths are strangers' words.
    private static String line(String text) {
        var plain = text.replaceAll("[^\\p{Print}]", "?");
        return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST);
    }
}
