package dev.remediator.cli;

import picocli.CommandLine.Help.Ansi;

/// How many columns of a terminal a text takes.
final class Width {

    private Width() {}

    static int of(String text) {
        return text.codePoints().map(Width::of).sum();
    }

    /// East Asian letters and pictures take two, marks over other letters none.
    private static int of(int codePoint) {
        if (codePoint < 0x7f) {
            return 1;
        }
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
            default ->
                    Character.isEmojiPresentation(codePoint)
                            ? 2
                            : Ansi.OFF.text(Character.toString(codePoint)).getCJKAdjustedLength();
        };
    }

    /// As much of its beginning as fits.
    static String first(String text, int width) {
        int end = 0;
        int taken = 0;
        while (end < text.length()) {
            int codePoint = text.codePointAt(end);
            taken += of(codePoint);
            if (taken > width) {
                break;
            }
            end += Character.charCount(codePoint);
        }
        return text.substring(0, end);
    }

    /// As much of its end as fits.
    static String last(String text, int width) {
        int begin = text.length();
        int taken = 0;
        while (begin > 0) {
            int codePoint = text.codePointBefore(begin);
            taken += of(codePoint);
            if (taken > width) {
                break;
            }
            begin -= Character.charCount(codePoint);
        }
        return text.substring(begin);
    }
}
