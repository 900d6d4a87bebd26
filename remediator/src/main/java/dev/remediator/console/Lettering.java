package dev.remediator.console;

import java.util.ArrayList;
import java.util.List;

/// Breaks text into lines for a drawing, where nothing does it by itself. No font is measured:
/// every letter is taken to be as wide as the wide ones of its kind, so that lines rather end too
/// early.
final class Lettering {
    private static final String MORE = "…";
    private static final int WIDE_FROM = 0x1100;

    private Lettering() {}

    /// How wide a text is at most.
    ///
    /// @param size the font's size, in the units that are answered
    static double width(String text, double size) {
        return text.codePoints().mapToDouble(Lettering::share).sum() * size;
    }

    private static double share(int letter) {
        if (letter >= WIDE_FROM || letter == 'W' || letter == 'M' || letter == '@') {
            return 1;
        }
        if (Character.isUpperCase(letter) || letter == 'm' || letter == 'w' || letter == '%') {
            return 0.8;
        }
        return letter < 0x80 ? 0.58 : 0.7;
    }

    /// Lines of at most that width; what does not fit in is left out, and is seen to be.
    ///
    /// @param size the font's size
    /// @param width how wide a line may be, in the same unit
    /// @param most how many lines there may be
    static List<String> lines(String text, double size, double width, int most) {
        var lines = new ArrayList<String>();
        var line = "";
        for (var word : words(text, size, width)) {
            var longer = line.isEmpty() ? word : line + " " + word;
            if (width(longer, size) <= width) {
                line = longer;
            } else {
                lines.add(line);
                line = word;
            }
        }
        lines.add(line);
        if (lines.size() > most) {
            var last = cut(lines.get(most - 1), size, width - width(MORE, size)) + MORE;
            lines.subList(most - 1, lines.size()).clear();
            lines.add(last);
        }
        return lines;
    }

    /// The words, those that are too long for a line in pieces.
    private static List<String> words(String text, double size, double width) {
        var words = new ArrayList<String>();
        for (var word : text.strip().split("[\\s\\p{Cntrl}]+", -1)) {
            var rest = word;
            while (width(rest, size) > width) {
                var piece = cut(rest, size, width);
                words.add(piece);
                rest = rest.substring(piece.length());
            }
            words.add(rest);
        }
        return words;
    }

    /// The longest beginning that fits in, at least one letter.
    private static String cut(String text, double size, double width) {
        int end = text.isEmpty() ? 0 : text.offsetByCodePoints(0, 1);
        while (end < text.length()) {
            int next = text.offsetByCodePoints(end, 1);
            if (width(text.substring(0, next), size) > width) {
                break;
            }
            end = next;
        }
        return text.substring(0, end);
    }
}
