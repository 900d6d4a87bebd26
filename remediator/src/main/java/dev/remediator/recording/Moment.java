package dev.remediator.recording;

import dev.remediator.escalation.PageReport;
import dev.remediator.remediation.Decision;
import dev.remediator.remediation.Event;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something happened to one incident, and this was decided about it.
///
/// @param at when the engine decided
/// @param cause what happened; none where only time did for the page, or the recording does not say
/// @param said what was told about its page, where that is what happened
/// @param decisions what was decided, in order; none where it changed what is known and nothing
///   more, such as an alert that opens an incident and has to ask the guards first
public record Moment(
        Instant at, @Nullable Event cause, @Nullable PageReport said, List<Decision> decisions) {

    /// Copies the decisions.
    public Moment {
        decisions = List.copyOf(decisions);
    }

    /// Whether nothing happened and nothing was decided.
    boolean isEmpty() {
        return cause == null && said == null && decisions.isEmpty();
    }
}
