package dev.remediator.escalation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What was decided: entries that changed, and what shall be done. An entry without a value is
/// gone.
///
/// @param pages pages, by key
/// @param policies policies, by name
/// @param series series on resources, by [#series]
/// @param lines lines of gathered pages
/// @param timers when something is due, by [#page] and [#series]
/// @param effects what shall be done, in order
public record Escalated(
        Map<String, Optional<PageFile>> pages,
        Map<String, Optional<PolicyFile>> policies,
        Map<String, Optional<SeriesFile>> series,
        Map<Line, Optional<String>> lines,
        Map<String, Optional<Instant>> timers,
        List<PageEffect> effects) {

    private static final String PAGE = "page/";
    private static final String SERIES = "series/";

    /// A line of a gathered page.
    ///
    /// @param gathering the page's key
    /// @param number which line
    public record Line(String gathering, long number) {}

    /// The name of a page's timer.
    static String page(String key) {
        return PAGE + key;
    }

    /// The name of a series on a resource, and of its timer.
    static String series(String series, String resource) {
        return SERIES + resource + '\0' + series;
    }

    /// Whose timer it is, if it is a page's.
    static Optional<String> pageOf(String timer) {
        return timer.startsWith(PAGE)
                ? Optional.of(timer.substring(PAGE.length()))
                : Optional.empty();
    }
}
