package dev.remediator.journal;

import dev.remediator.playbook.Remedy.Work;
import dev.remediator.playbook.RemedyFailed;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How long one piece of work may take, if there is a limit.
///
/// @param tenure sets the alarm
/// @param most the limit
record TimeLimit(Tenure tenure, Optional<Duration> most) {

    /// Does it. When the time is over the thread is interrupted, and whatever comes of the work
    /// then, it has failed; no interruption is left behind. Who takes that for a failure asks first
    /// whether the run was taken away meanwhile.
    <T> T on(String what, Work<T> work) throws Exception {
        return most.isEmpty() ? work.run() : on(what, work, most.get());
    }

    private <T> T on(String what, Work<T> work, Duration limit) throws Exception {
        T answer;
        var alarm = tenure.interruptAfter(limit);
        try (alarm) {
            answer = work.run();
        } catch (Exception e) {
            throw alarm.rang() ? tookLonger(what, limit, e) : e;
        }
        if (alarm.rang()) {
            throw tookLonger(what, limit, null);
        }
        return answer;
    }

    // What was not thrown is no cause; exceptions take null for that.
    @SuppressWarnings("NullAway")
    private static RemedyFailed tookLonger(String what, Duration limit, @Nullable Exception cause) {
        return new RemedyFailed("'" + what + "' took longer than " + said(limit), cause);
    }

    private static String said(Duration limit) {
        if (limit.toMillis() % 1000 != 0) {
            return limit.toMillis() + " ms";
        }
        return limit.toSeconds() % 60 == 0 ? limit.toMinutes() + " min" : limit.toSeconds() + " s";
    }
}
