package dev.remediator.escalation;

import dev.remediator.alert.Severity;
import java.time.Instant;

/// When people were called last about one series on one resource.
///
/// @param calledAt when
/// @param severity how bad it was
/// @param until when that no longer matters
public record SeriesFile(Instant calledAt, Severity severity, Instant until) {}
