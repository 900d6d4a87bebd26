package dev.remediator.journal;

import dev.remediator.playbook.Remedy.Work;
import dev.remediator.playbook.RemedyFailed;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How long one piece of work may take, if there is a limit.
///
/// @param tenure sets the alarm
/// @param term how long the whole run may take
/// @param most the limit
record TimeLimit(Tenure tenure, Term term, Optional<Duration> most) {
    private static final Duration FOR_EVER = Duration.ofDays(1000);

    /// Does it. When the time is over the thread is interrupted, and whatever comes of the work
    /// then, it has failed; no interruption is left behind. Who takes that for a failure asks first
    /// whether the run was taken away meanwhile.
    <T> T on(String what, Work<T> work) throws Exception {
        return on(what, work, term.atMost(most.orElse(FOR_EVER)));
    }

    /// The same for a probe, which may be asked although the run has taken too long: what it says
    /// is worth waiting for.
    <T> T onProbe(String what, Work<T> probe) throws Exception {
        return most.isEmpty() ? probe.run() : on(what, probe, most.get());
    }

    private <T> T on(String what, Work<T> work, Duration limit) throws Exception {
        T answer;
        var alarm = tenure.interruptAfter(limit);
        try (alarm) {
            answer = work.run();
        } catch (Exception e) {
            throw alarm.rang() ? tookLonger(what, e) : e;
        }
        if (alarm.rang()) {
            throw tookLonger(what, null);
        }
        return answer;
    }

    // What was not thrown is no cause; exceptions take null for that.
    @SuppressWarnings("NullAway")
    private RemedyFailed tookLonger(String what, @Nullable Exception cause) {
        var name = "'" + what + "'";
        return term.isOver()
                ? new RemedyFailed(term.end().evidence() + ", in " + name, cause)
                : new RemedyFailed(
                        name + " took longer than " + said(most.orElse(FOR_EVER)), cause);
    }

    static String said(Duration limit) {
        if (limit.toMillis() % 1000 != 0) {
            return limit.toMillis() + " ms";
        }
        return limit.toSeconds() % 60 == 0 ? limit.toMinutes() + " min" : limit.toSeconds() + " s";
    }
}
