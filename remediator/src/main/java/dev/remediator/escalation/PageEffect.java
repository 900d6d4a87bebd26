package dev.remediator.escalation;

import dev.remediator.remediation.Decision;
import dev.remediator.remediation.Event;

/// What shall be done.
public sealed interface PageEffect {

    /// Tell somebody something: the topic `notifications`.
    ///
    /// @param notification what
    record Notify(Notification notification) implements PageEffect {}

    /// Write a decision into the incident log.
    ///
    /// @param decision which
    record Log(Decision decision) implements PageEffect {}

    /// Tell the engine that a person has closed an incident: the topic `engine-internal`.
    ///
    /// @param resource whose incident
    /// @param closed which one
    record Close(String resource, Event.ClosedByPeople closed) implements PageEffect {}
}
