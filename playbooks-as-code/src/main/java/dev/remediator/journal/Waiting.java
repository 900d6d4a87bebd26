package dev.remediator.journal;

import dev.remediator.playbook.Remedy.Check;
import dev.remediator.playbook.RemedyFailed;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Waiting on a branch's own thread, which stops at once when the run does. It asks often at first,
/// then once a second.
///
/// @param point whether waiting still makes sense
/// @param tenure rests
/// @param clock the time
/// @param term how long the run may take
/// @param longestRest after which it looks whether another branch has ended the run, which wakes
///   nobody
record Waiting(
        SafePoint point, Tenure tenure, InstantSource clock, Term term, Duration longestRest) {
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(50);

    /// How long a pause may grow.
    static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

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
            pause = shorter(pause.multipliedBy(2), LONGEST_PAUSE);
        }
    }

    /// Returns when it is that late.
    void sleepUntil(Instant end) throws InterruptedException {
        var left = left(end);
        while (left.isPositive()) {
            point.pass();
            var rest = shorter(term.isOver() ? left : term.atMost(left), longestRest);
            left = tenure.rest(rest) ? left(end) : left.minus(rest);
        }
        if (term.isOver()) {
            point.pass();
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private Duration left(Instant end) {
        return Duration.between(clock.instant(), end);
    }
}
