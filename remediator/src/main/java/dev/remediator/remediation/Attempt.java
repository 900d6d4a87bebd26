package dev.remediator.remediation;

import dev.remediator.reason.Reason;
import java.time.Instant;

/// What became of one remedy: the evidence in the page.
///
/// @param remedy its name
/// @param result why it ended as it did
/// @param evidence one sentence of detail
/// @param startedAt when it was first offered
/// @param endedAt when it ended
public record Attempt(
        String remedy, Reason result, String evidence, Instant startedAt, Instant endedAt) {}
