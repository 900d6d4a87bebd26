package dev.remediator.console;

import java.util.Map;
import java.util.Optional;

/// What would be done, and how it went.
public final class PlaybookPages {
    private final Sources sources;

    PlaybookPages(Sources sources) {
        this.sources = sources;
    }

    /// Every playbook with its sentence and its record.
    public Page list(Viewer viewer) {
        return Templates.draw(
                "plain.jte", Map.of("frame", Frame.of(sources, viewer, "/playbooks", "Playbooks")));
    }

    /// One playbook as a flow, with where current runs stand.
    ///
    /// @return nothing, if no such playbook is loaded
    public Optional<Page> one(Viewer viewer, String name) {
        return sources.book()
                .plan(name)
                .map(
                        plan ->
                                Templates.draw(
                                        "plain.jte",
                                        Map.of(
                                                "frame",
                                                Frame.of(sources, viewer, "/playbooks", name))));
    }
}
