package dev.remediator.actuator.kubernetes;

import dev.remediator.port.ActuatorException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// How long is waited for what.
///
/// @param connect for a connection
/// @param answer for one answer
/// @param look between the first two looks at what takes its time; doubles
/// @param seldom at most between two looks
record Timing(Duration connect, Duration answer, Duration look, Duration seldom) {
    private static final Duration LONGEST = Duration.ofSeconds(30);
    static final Timing USUAL =
            new Timing(
                    Duration.ofSeconds(3),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(5));

    /// How long to wait before the look of this number, the first of which is 0.
    Duration before(int number) {
        var pause = look.multipliedBy(1L << Math.min(number, 10));
        return pause.compareTo(seldom) < 0 ? pause : seldom;
    }

    /// How long to leave somebody alone who has asked for it: as long as was asked, at most half a
    /// minute; if nothing was said, as before a look of this number.
    Duration after(Duration asked, int number) {
        var pause = asked.isZero() ? before(number) : asked;
        return pause.compareTo(LONGEST) < 0 ? pause : LONGEST;
    }

    /// Does nothing for so long.
    ///
    /// @throws ActuatorException if this thread is interrupted, which it then still is
    static void rest(Duration pause) {
        try {
            TimeUnit.NANOSECONDS.sleep(pause.toNanos());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    static ActuatorException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new ActuatorException("the work was cancelled before it was done", e);
    }
}
