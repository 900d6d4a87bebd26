package dev.remediator.console;

import java.util.Map;
import java.util.Optional;

/// What is going on, and what was going on.
public final class IncidentPages {
    private static final int SHOWN = 100;

    private final Sources sources;

    IncidentPages(Sources sources) {
        this.sources = sources;
    }

    /// The first page: what is open now, and what is over since a while.
    ///
    /// @param query the address's query: `state`, `q`, `limit`
    public Page list(Viewer viewer, Map<String, String> query) {
        var incidents = sources.history().incidents(view -> true, SHOWN);
        return Templates.draw(
                "incidents/list.jte",
                Map.of("frame", frame(viewer, "Incidents"), "incidents", incidents));
    }

    private Frame frame(Viewer viewer, String title) {
        return Frame.of(sources, viewer, "/", title);
    }

    /// One incident as a timeline.
    ///
    /// @return nothing, if there is no such incident
    public Optional<Page> one(Viewer viewer, String id) {
        return sources.history()
                .incident(id)
                .map(
                        found ->
                                Templates.draw(
                                        "incidents/one.jte",
                                        Map.of(
                                                "frame",
                                                frame(viewer, found.incident().alert())
                                                        .following(
                                                                "of=incident&id="
                                                                        + found.incident().id()),
                                                "found",
                                                found)));
    }
}
