package dev.remediator.topic;

import dev.remediator.remediation.Decision;
import dev.remediator.remediation.Event;
import org.jspecify.annotations.Nullable;

/// One line of the incident log.
///
/// @param decision what was decided
/// @param cause what it was decided about; missing if that could not be read
/// @param accounts the accounts of the engine's partition after this event; on its last line only
public record Logged(Decision decision, @Nullable Event cause, @Nullable Accounts accounts) {}
