package dev.remediator.console;

import java.util.Map;

/// What holds automation back, and what people have said.
public final class SafetyPages {
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
        return Templates.draw(
                "plain.jte", Map.of("frame", Frame.of(sources, viewer, "/waiting", "Held back")));
    }

    /// Silences, set and planned.
    public Page silences(Viewer viewer) {
        return Templates.draw(
                "plain.jte", Map.of("frame", Frame.of(sources, viewer, "/silences", "Silences")));
    }

    /// The andon cord.
    public Page andon(Viewer viewer) {
        return Templates.draw(
                "plain.jte", Map.of("frame", Frame.of(sources, viewer, "/andon", "Andon cord")));
    }

    /// What people said and what the guards went through.
    public Page audit(Viewer viewer) {
        return Templates.draw(
                "plain.jte", Map.of("frame", Frame.of(sources, viewer, "/audit", "Audit")));
    }
}
