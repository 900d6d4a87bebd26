package dev.remediator.console;

import dev.remediator.reason.Reason;
import dev.remediator.remediation.State;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What holds automation back, and what people have said.
public final class SafetyPages {
    private static final int MOST_REFUSED = 20;
    private static final int MOST_PROPOSALS = 50;

    private final Sources sources;

    SafetyPages(Sources sources) {
        this.sources = sources;
    }

    /// Groups with their budgets and breakers.
    public Page groups(Viewer viewer) {
        return new GroupPages(sources).all(viewer);
    }

    /// What was not done and why, and what waits for approval.
    public Page waiting(Viewer viewer) {
        var now = sources.clock().instant();
        var waiting = sources.history().posture().now().waiting();
        var wanted =
                waiting.stream()
                        .filter(w -> Reason.APPROVAL_WANTED.word().equals(w.reason()))
                        .toList();
        var proposals =
                wanted.stream()
                        .limit(MOST_PROPOSALS)
                        .map(w -> SafetyProposal.of(sources, w, now))
                        .toList();
        var others =
                waiting.stream()
                        .filter(w -> !Reason.APPROVAL_WANTED.word().equals(w.reason()))
                        .toList();
        return draw(
                viewer,
                "/waiting",
                "Held back",
                Map.of(
                        "proposals",
                        proposals,
                        "wanted",
                        wanted.size(),
                        "held",
                        SafetyHeld.of(others, now),
                        "refused",
                        refused()));
    }

    private List<SafetyRefused> refused() {
        var now = sources.clock().instant();
        return sources
                .history()
                .incidents(
                        view ->
                                view.closedAt() != null
                                        && view.state().equals(State.REFUSED.word()),
                        MOST_REFUSED)
                .stream()
                .map(view -> SafetyRefused.of(view, now))
                .toList();
    }

    /// Silences, set and planned.
    public Page silences(Viewer viewer) {
        return draw(
                viewer, "/silences", "Silences", Map.of("silences", SafetySilence.all(sources)));
    }

    /// The andon cord.
    public Page andon(Viewer viewer) {
        return draw(viewer, "/andon", "Andon cord", Map.of("andon", SafetyCords.of(sources)));
    }

    /// What people said and what the guards went through.
    ///
    /// @param query the address's query: `page`
    public Page audit(Viewer viewer, Map<String, String> query) {
        return draw(viewer, "/audit", "Audit", Map.of("audit", SafetyAudit.of(sources, query)));
    }

    private Page draw(Viewer viewer, String path, String title, Map<String, Object> content) {
        var all = new HashMap<>(content);
        all.put("frame", Frame.of(sources, viewer, path, title));
        return Templates.draw("safety" + path + ".jte", all);
    }
}
