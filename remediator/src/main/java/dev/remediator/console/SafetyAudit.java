package dev.remediator.console;

import dev.remediator.remediation.Decision;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// A page of the audit, the newest line first.
///
/// @param lines what was said and what the guards went through
/// @param page which page it is, from 1
/// @param last whether there is no older page
public record SafetyAudit(List<Line> lines, int page, boolean last) {
    private static final int SHOWN = 50;

    /// As many as the history keeps.
    private static final int MOST_PAGES = 20;

    /// Copies the list.
    public SafetyAudit {
        lines = List.copyOf(lines);
    }

    /// One line.
    ///
    /// @param at when
    /// @param word the reason's word
    /// @param sentence what that means
    /// @param about which scope or resource it is about
    /// @param facts who said what, or what was seen
    /// @param incident the page of the incident it is about; empty if it is about none
    public record Line(
            When at, String word, String sentence, String about, String facts, String incident) {

        private static Line of(Decision decision, Instant now) {
            return new Line(
                    When.of(decision.at(), now),
                    decision.reason().word(),
                    decision.reason().sentence(),
                    decision.resource(),
                    decision.facts(),
                    decision.incident().equals(Decision.CONTROL)
                            ? ""
                            : Addresses.incident(decision.incident()));
        }
    }

    /// @param query the address's query: `page`
    static SafetyAudit of(Sources sources, Map<String, String> query) {
        int page = page(query.getOrDefault("page", "1"));
        var now = sources.clock().instant();
        var known = sources.history().audit(page * SHOWN + 1);
        var lines =
                known.stream()
                        .skip((page - 1L) * SHOWN)
                        .limit(SHOWN)
                        .map(decision -> Line.of(decision, now))
                        .toList();
        return new SafetyAudit(lines, page, known.size() <= page * SHOWN);
    }

    private static int page(String text) {
        return text.matches("\\d{1,2}") ? Math.clamp(Integer.parseInt(text), 1, MOST_PAGES) : 1;
    }
}
