package dev.remediator.remediation;

import dev.remediator.alert.Alert;
import dev.remediator.guard.Ruling;

/// What can happen to a resource.
public sealed interface Event {

    /// A source said something.
    ///
    /// @param alert what it said
    record AlertReceived(Alert alert) implements Event {}

    /// A worker reports about one run on it.
    ///
    /// @param report what it reports
    record Reported(Report report) implements Event {}

    /// The warden answers.
    ///
    /// @param ruling what it says
    record Ruled(Ruling ruling) implements Event {}

    /// A worker's heartbeats stopped.
    ///
    /// @param worker which one
    record WorkerLost(String worker) implements Event {}

    /// Something was due.
    record TimePassed() implements Event {}
}
