package dev.remediator.replay.engine;

import dev.remediator.alert.Alert;
import dev.remediator.escalation.PageReport;
import dev.remediator.guard.Command;
import dev.remediator.guard.Tilt;
import java.time.Instant;

/// What comes into the engine from outside, at its time.
public sealed interface Input {

    /// When.
    Instant at();

    /// A source said something.
    ///
    /// @param alert as the door wrote it; where it is routed is decided again
    record Heard(Instant at, Alert alert) implements Input {}

    /// A person told the warden something.
    record Commanded(Instant at, Command command) implements Input {}

    /// Something was told about a page.
    record Told(Instant at, PageReport report) implements Input {}

    /// From here on the engine only observes.
    record Distrusted(Instant at, Tilt tilt) implements Input {}
}
