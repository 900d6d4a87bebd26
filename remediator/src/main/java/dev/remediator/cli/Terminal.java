package dev.remediator.cli;

/// Text from outside, made harmless for a terminal.
final class Terminal {

    private Terminal() {}

    /// Whether somebody watches. Since JDK 25 there is again no console where there is no terminal.
    @SuppressWarnings("SystemConsoleNull")
    static boolean isThere() {
        var console = System.console();
        return console != null && console.isTerminal();
    }

    /// Without control characters: an alert's label must not move the cursor, change colours or
    /// turn the direction of the text around.
    static String plain(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]", "?");
    }

    /// As one word of a command line that somebody will copy into a shell.
    static String word(String text) {
        return text.matches("[A-Za-z0-9_=./:@-]+")
                ? text
                : "'" + plain(text).replace("'", "'\\''") + "'";
    }
}
