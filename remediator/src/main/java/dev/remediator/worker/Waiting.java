package dev.remediator.worker;

import dev.remediator.playbook.Remedy.Check;
import dev.remediator.playbook.RemedyFailed;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;

/// Waiting on the run's own thread: asks often at first, then once a second.
///
/// @param tenure whether waiting still makes sense
/// @param clock the time
record Waiting(Tenure tenure, InstantSource clock) {
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    /// Returns when the condition holds.
    void until(String what, Check condition, Duration within) throws Exception {
        var end = clock.instant().plus(within);
        var pause = SHORTEST_PAUSE;
        while (!condition.holds()) {
            tenure.check();
            if (!clock.instant().isBefore(end)) {
                throw new RemedyFailed(
                        "'" + what + "' did not come true within " + within.toSeconds() + " s");
            }
            rest(pause);
            var longer = pause.multipliedBy(2);
            pause = longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
        }
    }

    void rest(Duration time) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(time.toNanos());
    }
}
