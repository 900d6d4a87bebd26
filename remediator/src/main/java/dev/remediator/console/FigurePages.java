package dev.remediator.console;

import dev.remediator.history.Count;
import java.util.List;
import java.util.Map;

/// How it has been going.
public final class FigurePages {
    private final Sources sources;

    FigurePages(Sources sources) {
        this.sources = sources;
    }

    /// Share healed without a human, time to heal, over time; the accounts.
    public Page overview(Viewer viewer) {
        var now = sources.clock().instant();
        var record = sources.history().trackRecord();
        return Templates.draw(
                "figures/overview.jte",
                Map.of(
                        "frame",
                        Frame.of(sources, viewer, "/figures", "Figures"),
                        "accounts",
                        FigureAccounts.of(sources.books()),
                        "charts",
                        FigureChart.all(record, now),
                        "decisions",
                        FigureLine.decisions(record, now),
                        "pages",
                        FigureLine.pages(record, now),
                        "counts",
                        List.of(Count.values())));
    }
}
