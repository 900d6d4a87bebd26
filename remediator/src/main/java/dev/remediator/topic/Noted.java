package dev.remediator.topic;

import dev.remediator.escalation.PageReport;
import dev.remediator.guard.Tilt;
import dev.remediator.remediation.Event;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A line of the incident log about something that changed an incident without a decision: an alert
/// that opens one, which only asks the guards so far; how a run ended, before they say whether
/// people are called. Without it nobody could decide again.
///
/// @param incident about which incident
/// @param resource on which resource
/// @param at when the engine knew it
/// @param series which series it is about
/// @param cause what happened; missing where it was told about a page
/// @param said what was told about a page, where that is what happened
/// @param tilt why the engine only observed then, if it did
public record Noted(
        String incident,
        String resource,
        Instant at,
        String series,
        @Nullable Event cause,
        @Nullable PageReport said,
        @Nullable Tilt tilt) {}
