package dev.remediator.postmortem;

import java.time.Instant;

/// One line of the timeline.
///
/// @param at when
/// @param who who did it, as Markdown
/// @param reason the word of the closed list
/// @param what what the word means
/// @param detail what was seen or said, as it came
/// @param last when it was said last, if it was said several times in a row
/// @param times how often
record Entry(
        Instant at,
        String who,
        String reason,
        String what,
        String detail,
        Instant last,
        int times) {

    Entry(Instant at, String who, String reason, String what, String detail) {
        this(at, who, reason, what, detail, at, 1);
    }

    /// Whether the other says the same again: only its numbers may differ.
    boolean again(Entry other) {
        return reason.equals(other.reason)
                && who.equals(other.who)
                && withoutNumbers(detail).equals(withoutNumbers(other.detail));
    }

    /// With one more.
    Entry and(Entry other) {
        return new Entry(at, who, reason, what, other.detail, other.at, times + 1);
    }

    private static String withoutNumbers(String text) {
        return text.replaceAll("[0-9]+", "0");
    }
}
