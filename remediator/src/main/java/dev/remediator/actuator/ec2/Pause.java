package dev.remediator.actuator.ec2;

import dev.remediator.port.ActuatorException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// How long to wait between two looks at what AWS shows late.
record Pause(Duration between) {

    /// @throws ActuatorException if the thread is interrupted
    void take() {
        try {
            TimeUnit.NANOSECONDS.sleep(between.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ActuatorException("the work was cancelled before it was done", e);
        }
    }
}
