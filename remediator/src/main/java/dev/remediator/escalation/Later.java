package dev.remediator.escalation;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;

/// Times that are added up without ever failing.
final class Later {
    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration LONGEST_ASKED = Duration.ofHours(1);
    private static final int LONGEST_WHEN_LOST = 15;
    private static final int DOUBLINGS = 10;

    private Later() {}

    /// So much later, or at the end of time.
    static Instant than(Instant time, Duration by) {
        try {
            return time.plus(by);
        } catch (DateTimeException | ArithmeticException e) {
            return Instant.MAX;
        }
    }

    /// So much earlier, or long ago.
    static Instant before(Instant time, Duration by) {
        try {
            return time.minus(by);
        } catch (DateTimeException | ArithmeticException e) {
            return Instant.EPOCH;
        }
    }

    /// How long a channel is left alone after so many attempts.
    ///
    /// @param asked how long it wants to be left alone itself; an hour at most is believed
    static Duration backOff(int attempts, Duration asked) {
        var wait = FIRST.multipliedBy(1L << Math.min(attempts - 1, DOUBLINGS));
        var usual = wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
        var believed = asked.compareTo(LONGEST_ASKED) > 0 ? LONGEST_ASKED : asked;
        return believed.compareTo(usual) > 0 ? believed : usual;
    }

    /// The same, of a channel that has refused the page when no other took it.
    static Duration backOffWhenLost(int attempts) {
        return Duration.ofMinutes(
                Math.min(LONGEST_WHEN_LOST, 1L << Math.min(attempts - 1, DOUBLINGS)));
    }
}
