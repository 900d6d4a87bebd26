package dev.remediator.replay.engine;

import dev.remediator.reason.Reason;
import dev.remediator.remediation.Decision;
import dev.remediator.remediation.State;
import java.time.Instant;

/// What is told of what could not be decided.
final class Faulted {

    private Faulted() {}

    /// @param number the how-manieth it is
    static Decision decision(long number, String resource, Instant at, RuntimeException why) {
        return new Decision(
                Reason.FAULTED.word() + "-0-" + number,
                resource,
                at,
                Reason.FAULTED,
                State.REFUSED,
                "",
                "",
                null,
                null,
                null,
                String.valueOf(why),
                true,
                true);
    }
}
