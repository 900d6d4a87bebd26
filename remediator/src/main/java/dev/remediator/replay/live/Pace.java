package dev.remediator.replay.live;

import java.time.Duration;
import java.time.Instant;

/// The time a replay goes by.
interface Pace {

    /// What time it is.
    Instant now();

    /// Waits, unless the replay is stopped meanwhile.
    void rest(Duration time) throws InterruptedException;
}
