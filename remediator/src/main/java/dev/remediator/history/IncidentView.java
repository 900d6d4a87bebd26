package dev.remediator.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.remediator.alert.Alert;
import dev.remediator.remediation.Decision;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One incident as the API and the command line show it.
///
/// @param id names it everywhere
/// @param alert the alert's name
/// @param resource what it is about
/// @param state where it stands, in the API's words
/// @param playbook what answers it, if something does
/// @param reason why it stands there, in the words of the closed list
/// @param openedAt when we first heard
/// @param closedAt when it was over, if it is
/// @param acknowledgedBy who has taken it, if somebody has
/// @param replayed in which replay it was, if it was not real
public record IncidentView(
        String id,
        String alert,
        String resource,
        String state,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String playbook,
        String reason,
        Instant openedAt,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Instant closedAt,
        @Nullable String acknowledgedBy,
        @Nullable String replayed) {

    /// With everything that was decided about it.
    ///
    /// @param incident the incident
    /// @param begun what its source said first, if the log still has it
    /// @param acknowledgedAt when somebody has taken it, if somebody has
    /// @param pages who was called, in order
    /// @param decisions every decision, in order
    public record Detailed(
            IncidentView incident,
            @Nullable Alert begun,
            @Nullable Instant acknowledgedAt,
            List<Call> pages,
            List<Decision> decisions) {
        /// Copies the lists.
        public Detailed {
            pages = List.copyOf(pages);
            decisions = List.copyOf(decisions);
        }
    }
}
