package dev.remediator.gateway;

import dev.remediator.adapter.Habits;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/// What becomes of messages nobody vouches for: refused, and their beginning kept, because most
/// often a secret was mistyped and the alert was real. Not more than sixty a minute, so that
/// strangers cannot fill the disk; what comes beyond that is only counted. Thread-safe.
final class Strangers {
    static final int KEPT_BYTES = 64 * 1024;
    private static final int KEPT_A_MINUTE = 60;
    private static final int UNAUTHORIZED = 401;

    /// Google sends a password only after it was asked for one, and looks at the first that is
    /// asked for.
    private static final String CHALLENGES = "Basic realm=\"remediator\", Bearer";

    /// Browsers ask for a password in a window of their own where Basic is named.
    static final String BEARER = "Bearer realm=\"remediator\"";

    private final Ledger ledger;
    private final RateLimiter limiter;

    Strangers(Ledger ledger) {
        this.ledger = ledger;
        this.limiter =
                RateLimiter.of(
                        "kept of strangers",
                        RateLimiterConfig.custom()
                                .limitForPeriod(KEPT_A_MINUTE)
                                .limitRefreshPeriod(Duration.ofMinutes(1))
                                .timeoutDuration(Duration.ZERO)
                                .build());
    }

    /// It must be known who asks, and is not.
    static Refusal whoAsks(Ask ask) {
        var sentence =
                "it must be known who asks; send a token as 'Authorization: Bearer TOKEN' (command"
                        + " line: --token-file or REMEDIATOR_TOKEN), or sign in at "
                        + SignIn.PATH;
        return new Refusal(
                sentence,
                SignIn.helps(ask)
                        ? SignIn.first(ask)
                        : Reply.error(UNAUTHORIZED, sentence).with("WWW-Authenticate", BEARER));
    }

    /// Refuses one that does not show who sent it.
    Reply refused(Habits habits, String why, Ask ask, Instant now) {
        int status = habits.unauthenticated();
        var reply = status == 503 ? unavailable(why) : Reply.error(status, why);
        var asking = status == UNAUTHORIZED ? reply.with("WWW-Authenticate", CHALLENGES) : reply;
        return kept(asking, "it does not show who sent it: " + why, ask, now);
    }

    /// The answer, once the beginning of the message is kept, unless too many were already.
    Reply kept(Reply answer, String reason, Ask ask, Instant now) {
        return limiter.acquirePermission() ? keep(answer, reason, ask, now) : answer;
    }

    /// The answer, once the beginning of the message is kept: it is from somebody who may send.
    Reply keep(Reply answer, String reason, Ask ask, Instant now) {
        var bytes = Kept.of(ask.body().bytes(), ask.query());
        var beginning = Arrays.copyOf(bytes, Math.min(bytes.length, KEPT_BYTES));
        var cut = beginning.length < bytes.length ? "; only its beginning is kept" : "";
        try {
            ledger.bury(reason + cut, ask.method() + " " + ask.path(), now, beginning);
            return answer;
        } catch (Ledger.NotDurable e) {
            return unavailable(e.getMessage());
        }
    }

    static Reply unavailable(String why) {
        return Reply.error(503, why).with("Retry-After", "5");
    }
}
