package dev.remediator.console;

import dev.remediator.history.IncidentView;
import java.util.Map;
import java.util.Optional;

/// What is going on, and what was going on.
public final class IncidentPages {
    private final Sources sources;

    IncidentPages(Sources sources) {
        this.sources = sources;
    }

    /// The first page: what is open now, and what is over lately.
    ///
    /// @param query the address's query: `state`, `q`, `limit`
    public Page list(Viewer viewer, Map<String, String> query) {
        var now = sources.clock().instant();
        var list = IncidentList.of(sources.history(), IncidentFilter.of(query), now);
        return Templates.draw(
                "incidents/list.jte",
                Map.of("frame", Frame.of(sources, viewer, "/", "Incidents"), "list", list));
    }

    /// One incident as a timeline.
    ///
    /// @return nothing, if there is no such incident
    public Optional<Page> one(Viewer viewer, String id) {
        return sources.history().incident(id).map(found -> drawn(viewer, found));
    }

    private Page drawn(Viewer viewer, IncidentView.Detailed found) {
        var id = found.incident().id();
        var posture = sources.history().posture().now();
        var held = Optional.ofNullable(IncidentList.held(posture).get(id));
        var story = IncidentStory.of(found, held, sources.clock().instant());
        var frame =
                Frame.of(sources, viewer, "/", story.card().alert())
                        .following("of=incident&id=" + Words.encoded(id));
        var steering = IncidentSteering.of(sources, viewer, found.incident());
        return Templates.draw(
                "incidents/one.jte", Map.of("frame", frame, "story", story, "steering", steering));
    }
}
