package dev.remediator.console;

import dev.remediator.history.IncidentView;
import dev.remediator.reason.Reason;
import dev.remediator.remediation.State;
import java.util.List;

/// What whoever looks at an incident may say about it.
///
/// @param viewer who looks
/// @param incident its id
/// @param acknowledge whether they may say that they have it
/// @param close whether they may say that it is over
/// @param proposals remedies of it that wait for somebody's word
public record IncidentSteering(
        Viewer viewer,
        String incident,
        boolean acknowledge,
        boolean close,
        List<SafetyProposal> proposals) {

    /// Begins what automation itself tells people; it also says itself when that is over.
    private static final String NOTICE = "notice-";

    /// Copies the list.
    public IncidentSteering {
        proposals = List.copyOf(proposals);
    }

    /// What may be said about an incident now.
    public static IncidentSteering of(Sources sources, Viewer viewer, IncidentView view) {
        boolean called = view.closedAt() == null && view.state().equals(State.PAGED.word());
        var now = sources.clock().instant();
        var proposals =
                sources.history().posture().now().waiting().stream()
                        .filter(w -> w.incident().equals(view.id()))
                        .filter(w -> Reason.APPROVAL_WANTED.word().equals(w.reason()))
                        .map(w -> SafetyProposal.of(sources, w, now))
                        .toList();
        return new IncidentSteering(
                viewer,
                view.id(),
                called && view.acknowledgedBy() == null,
                called && !view.id().startsWith(NOTICE),
                proposals);
    }

    /// Whether there is anything to say, and whoever looks may say it.
    public boolean something() {
        return viewer.steers() && (acknowledge || close || !proposals.isEmpty());
    }

    /// The incident's page.
    public String address() {
        return Addresses.incident(incident);
    }
}
