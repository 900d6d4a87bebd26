package dev.remediator.cli;

/// Text from outside, made harmless for a terminal.
final class Terminal {

    private Terminal() {}

    /// Without control characters: an alert's label must not move the cursor or change colours.
    static String plain(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }
}
