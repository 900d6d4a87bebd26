package dev.remediator.console;

import java.util.List;

/// What would have been done about a recording.
///
/// @param name what the file was called
/// @param problem why nothing can be said, in a sentence; empty if something can
/// @param incidents how many incidents there were
/// @param same how many of them would be decided as they were
/// @param rows the first of those that would not, the oldest first
/// @param different how many would not
/// @param totals what is counted, then and now
/// @param text the report as the command line prints it
public record WhatIfAnswer(
        String name,
        String problem,
        long incidents,
        long same,
        List<Row> rows,
        long different,
        List<Total> totals,
        String text) {

    /// Copies the lists.
    public WhatIfAnswer {
        rows = List.copyOf(rows);
        totals = List.copyOf(totals);
    }

    /// Why nothing can be said.
    public static WhatIfAnswer refused(String name, String problem) {
        return new WhatIfAnswer(name, problem, 0, 0, List.of(), 0, List.of(), "");
    }

    /// One incident that would be decided otherwise.
    ///
    /// @param incident its id
    /// @param opened when it began
    /// @param alert the alert's name
    /// @param resource what it was about
    /// @param playbook what answers it; empty if nothing does
    /// @param kinds what is different, the most important first, such as `would now run`
    /// @param then what was done
    /// @param now what would be done
    /// @param because the reasons' words that led there
    public record Row(
            String incident,
            String opened,
            String alert,
            String resource,
            String playbook,
            List<String> kinds,
            String then,
            String now,
            List<String> because) {
        /// Copies the lists.
        public Row {
            kinds = List.copyOf(kinds);
            because = List.copyOf(because);
        }

        /// The incident's page, which is there if the history still has it.
        public String address() {
            return Addresses.incident(incident);
        }
    }

    /// A number, then and now.
    ///
    /// @param what what is counted
    /// @param then how many were recorded
    /// @param now how many there would be
    public record Total(String what, long then, long now) {}

    /// Whether something can be said.
    public boolean found() {
        return problem.isEmpty();
    }

    /// Whether it was compared with what was recorded. Of alerts alone nothing was.
    public boolean compared() {
        return found() && !totals.isEmpty();
    }

    /// How many differences are not shown.
    public long more() {
        return different - rows.size();
    }
}
