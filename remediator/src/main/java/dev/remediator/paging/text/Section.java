package dev.remediator.paging.text;

import java.util.List;

/// A part of a page's text.
///
/// @param heading what it is called, such as `tried`
/// @param lines what it says; one line each, harmless to terminals
/// @param worth how much it helps at 3 am: what is worth least is left out first where room is
///   short
public record Section(String heading, List<String> lines, int worth) {
    /// Copies the lines.
    public Section {
        lines = List.copyOf(lines);
    }
}
