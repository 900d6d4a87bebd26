package dev.remediator.console;

import java.util.Map;

/// How it has been going.
public final class FigurePages {
    private final Sources sources;

    FigurePages(Sources sources) {
        this.sources = sources;
    }

    /// Share healed without a human, time to heal, over time; the accounts.
    public Page overview(Viewer viewer) {
        return Templates.draw(
                "plain.jte", Map.of("frame", Frame.of(sources, viewer, "/figures", "Figures")));
    }
}
