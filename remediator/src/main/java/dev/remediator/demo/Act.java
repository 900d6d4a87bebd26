package dev.remediator.demo;

import dev.remediator.reason.Reason;
import dev.remediator.remediation.Decision;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// What came of one act.
///
/// @param act what was done
/// @param alert which alert it raised
/// @param outcome `healed` or `paged`; `failed` if it did not go as it should
/// @param remedies what was tried, in order
/// @param alertToFirstStepMs from the alert's arrival to the first step of a remedy
/// @param alertToHealedMs from the alert's arrival until the incident was over
/// @param writes what clients wrote meanwhile; empty where none did
/// @param complaint what went wrong, in a sentence; empty if nothing did
record Act(
        String act,
        String alert,
        String outcome,
        List<String> remedies,
        long alertToFirstStepMs,
        long alertToHealedMs,
        Optional<Writes> writes,
        String complaint) {

    /// What became of what clients wrote.
    ///
    /// @param acked how many writes were acknowledged
    /// @param lost how many of those are not there any more
    record Writes(long acked, long lost) {}

    boolean failed() {
        return !complaint.isEmpty();
    }

    /// Reads an act's figures from what was decided about its incident.
    static Act told(String act, List<Decision> story, Optional<String> complaint) {
        var first = story.getFirst();
        var paged = story.stream().anyMatch(d -> d.reason() == Reason.RESOLVED_AFTER_PAGE);
        var outcome = paged ? "paged" : story.getLast().state().word();
        return new Act(
                act,
                first.alert(),
                complaint.isPresent() ? "failed" : outcome,
                story.stream()
                        .filter(d -> d.reason() == Reason.REMEDY_OFFERED)
                        .map(d -> Objects.requireNonNullElse(d.remedy(), ""))
                        .toList(),
                millis(first.at(), story, Reason.STEP_RECORDED, Reason.INTENT_COMMITTED),
                millis(first.at(), story, Reason.HEALED, Reason.RESOLVED_AFTER_PAGE),
                Optional.empty(),
                complaint.orElse(""));
    }

    static Act failed(String act, String alert, String complaint) {
        return new Act(act, alert, "failed", List.of(), -1, -1, Optional.empty(), complaint);
    }

    /// The same, with what clients wrote.
    Act with(Writes written) {
        return new Act(
                act,
                alert,
                outcome,
                remedies,
                alertToFirstStepMs,
                alertToHealedMs,
                Optional.of(written),
                complaint);
    }

    private static long millis(Instant from, List<Decision> story, Reason... until) {
        return story.stream()
                .filter(d -> List.of(until).contains(d.reason()))
                .findFirst()
                .map(d -> Duration.between(from, d.at()).toMillis())
                .orElse(-1L);
    }
}
