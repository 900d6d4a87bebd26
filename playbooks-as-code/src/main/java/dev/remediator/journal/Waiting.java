package dev.remediator.journal;

import dev.remediator.playbook.Remedy.Check;
import dev.remediator.playbook.RemedyFailed;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Waiting on the run's own thread, which stops at once when the run does. It asks often at first,
/// then once a second.
///
/// @param point whether waiting still makes sense
/// @param tenure rests
/// @param clock the time
record Waiting(SafePoint point, Tenure tenure, InstantSource clock) {
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    /// Returns when the condition holds.
    void until(String what, Check condition, Duration within) throws Exception {
        var end = clock.instant().plus(within);
        var pause = SHORTEST_PAUSE;
        while (!condition.holds()) {
            point.pass();
            if (!clock.instant().isBefore(end)) {
                throw new RemedyFailed(
                        "'" + what + "' did not come true within " + within.toSeconds() + " s");
            }
            var _ = tenure.rest(pause);
            var longer = pause.multipliedBy(2);
            pause = longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
        }
    }

    /// Returns when it is that late.
    void sleepUntil(Instant end) throws InterruptedException {
        boolean woken = true;
        for (var left = left(end); woken && left.isPositive(); left = left(end)) {
            point.pass();
            woken = tenure.rest(left);
        }
    }

    private Duration left(Instant end) {
        return Duration.between(clock.instant(), end);
    }
}
