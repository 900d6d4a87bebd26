package dev.remediator.adapter;

import java.time.Instant;

/// What somebody says at a paging service about a page this program sent. Everything but the time
/// is as hostile as the sender.
///
/// @param key which page, without [OurPage#PREFIX]; never blank
/// @param said what is said about it
/// @param by who says it, on one line; `unknown` where the service does not tell
/// @param via at which service, by the adapter's source
/// @param at when it was said, by the service's clock
public record AboutPage(String key, Said said, String by, String via, Instant at) {
    private static final int LONGEST_KEY = 200;
    private static final int LONGEST = 500;

    /// Who, where nobody says.
    public static final String UNKNOWN = "unknown";

    /// Shortens and cleans who says it.
    public AboutPage {
        by = who(by);
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            throw new IllegalArgumentException("key must have 1 to " + LONGEST_KEY + " characters");
        }
    }

    /// What can be said about a page.
    public enum Said {
        /// Somebody has taken it.
        ACKNOWLEDGED,
        /// Whoever had taken it has it no more.
        UNACKNOWLEDGED,
        /// It is over.
        RESOLVED
    }

    /// A name as it stands here: on one line, `unknown` if nothing of it is left.
    public static String who(String by) {
        var name = line(by);
        return name.isBlank() ? UNKNOWN : name;
    }

    /// A text of at most 500 characters, without anything that breaks a line or hides in one.
    public static String line(String text) {
        return text.codePoints()
                .map(c -> printed(c) ? c : ' ')
                .limit(LONGEST)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
    }

    private static boolean printed(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    false;
            default -> true;
        };
    }
}
