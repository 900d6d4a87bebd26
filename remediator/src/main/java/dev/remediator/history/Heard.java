package dev.remediator.history;

import dev.remediator.alert.Alert;
import java.time.Instant;

/// What a source last said about an incident.
///
/// @param incident which incident
/// @param alert what it said, about the resource the incident is on
/// @param openedAt when we first heard
/// @param open whether the incident is not over
public record Heard(String incident, Alert alert, Instant openedAt, boolean open) {}
