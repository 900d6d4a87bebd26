package dev.remediator.actuator;

import dev.remediator.port.ActuatorException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// Waiting for the world to come round.
final class Wait {
    private static final Duration LOOK_EVERY = Duration.ofMillis(15);

    private Wait() {}

    /// Asks until the answer is yes or the time is up; says which.
    ///
    /// @throws ActuatorException if this thread is interrupted, which it then still is
    static boolean until(BooleanSupplier condition, Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end >= 0) {
                return false;
            }
            try {
                TimeUnit.NANOSECONDS.sleep(LOOK_EVERY.toNanos());
            } catch (InterruptedException e) {
                throw interrupted(e);
            }
        }
        return true;
    }

    static ActuatorException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new ActuatorException("the work was cancelled before it was done", e);
    }
}
