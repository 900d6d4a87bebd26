package dev.remediator.paging.text;

import java.nio.charset.StandardCharsets;

/// What parts of a page cost at services that count differently.
final class Sizes {

    private Sizes() {}

    /// As lines of text in UTF-8.
    static int bytes(Section section) {
        var text = section.heading() + ": " + String.join("\n  ", section.lines()) + "\n";
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /// As one block, counted in characters as Java does.
    static int characters(Section section) {
        return 20 + section.lines().stream().mapToInt(line -> line.length() + 1).sum();
    }

    /// As JSON, where everything beyond ASCII and every quote is escaped.
    static int escaped(Section section) {
        return 50
                + section.lines().stream()
                        .flatMapToInt(String::chars)
                        .map(c -> c > 0x7e ? 6 : c == '"' || c == '\\' || c == '<' ? 2 : 1)
                        .sum();
    }

    /// As whole messages of 160 characters.
    static int messages(Section section) {
        return 1 + characters(section) / 160;
    }
}
