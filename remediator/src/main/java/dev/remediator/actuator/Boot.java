package dev.remediator.actuator;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;

/// The latest start of the service on a machine, as its file `boot` tells it.
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "kind")
sealed interface Boot {

    /// What this start is called; no other start of the node is.
    String bootId();

    /// How many starts this machine has seen, this one included.
    int number();

    /// The idempotency key it is done for; empty if nobody ordered it.
    String order();

    /// When it was begun.
    Instant at();

    /// Written before the process is started. If it stays, whoever started it died on the way, and
    /// the process, if there is one, is known by its mark only.
    record Begun(String bootId, int number, String order, Instant at) implements Boot {

        Boot started(Birth process) {
            return new Started(bootId, number, order, at, process);
        }

        Boot failed() {
            return new Failed(bootId, number, order, at);
        }
    }

    /// Written after.
    record Started(String bootId, int number, String order, Instant at, Birth process)
            implements Boot {}

    /// Written when no process came of it.
    record Failed(String bootId, int number, String order, Instant at) implements Boot {}
}
