package dev.remediator.replay.difference;

import dev.remediator.reason.Reason;
import dev.remediator.replay.engine.Note;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// A report as people read it, at most 100 columns wide.
final class Prose {
    private static final int WIDTH = 100;
    private static final int LONGEST_NAME = 200;

    /// What follows from a remedy or a page explains neither.
    private static final Set<Reason> GOES_WITHOUT_SAYING =
            EnumSet.of(Reason.REMEDY_DONE, Reason.HEALED, Reason.RESOLVED_AFTER_PAGE);

    private Prose() {}

    /// One incident: where and when, then a line for each thing that is different, then why.
    static String of(Difference difference) {
        var text = new StringBuilder();
        head(text, difference.either());
        difference
                .kinds()
                .forEach(
                        (kind, what) -> {
                            var line = kind.words() + ": " + plain(what);
                            wrap(text, "      ", "          ", line);
                        });
        var why = why(difference);
        if (!why.isEmpty()) {
            wrap(text, "      ", "          ", "why: " + why);
        }
        for (var note : difference.notes()) {
            if (note.kind() != Note.Kind.OTHER_STEPS) {
                wrap(text, "      ", "          ", "note: " + plain(said(note)));
            }
        }
        return text.toString();
    }

    /// A note, with its remedy if it does not name it itself.
    static String said(Note note) {
        var remedy = "'" + note.remedy() + "'";
        return note.sentence().contains(remedy) || note.remedy().isEmpty()
                ? note.sentence()
                : remedy + ": " + note.sentence();
    }

    /// One incident as it would be.
    static String of(Tale tale) {
        var text = new StringBuilder();
        head(text, tale);
        var moments = new Moments(tale.openedAt);
        var parts = new ArrayList<String>();
        tale.tried().forEach(t -> parts.add("'" + plain(t.remedy()) + "' " + moments.at(t.at())));
        var paged = tale.pagedAt();
        if (paged != null) {
            var why = tale.why() == null ? "" : " (" + tale.why().word() + ")";
            parts.add("people called " + moments.at(paged) + why);
        }
        var end = tale.end();
        parts.add(end == null ? "still open" : end.reason().word() + " " + moments.at(end.at()));
        wrap(text, "      ", "          ", String.join(", ", parts));
        return text.toString();
    }

    private static void head(StringBuilder text, Tale tale) {
        wrap(
                text,
                "  ",
                "    ",
                "%s  %s  %s  %s"
                        .formatted(
                                Moments.full(tale.openedAt),
                                plain(tale.id),
                                plain(tale.alert),
                                plain(tale.resource)));
    }

    private static String why(Difference difference) {
        var parts = new ArrayList<String>();
        difference.changed().stream()
                .sorted()
                .map(name -> plain(name) + " has changed")
                .forEach(parts::add);
        var why = difference.why();
        why.now().stream()
                .filter(reason -> !GOES_WITHOUT_SAYING.contains(reason))
                .map(reason -> reason.word() + " (" + reason.sentence() + ")")
                .forEach(parts::add);
        if (why.now().isEmpty() && !why.noLonger().isEmpty()) {
            parts.add("no longer " + words(why.noLonger()));
        }
        return String.join("; ", parts);
    }

    private static String words(List<Reason> reasons) {
        return reasons.stream().map(Reason::word).collect(Collectors.joining(", "));
    }

    /// Text from outside on one line, without what moves a cursor or turns the direction around.
    static String plain(String text) {
        var harmless = text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]", "?");
        return harmless.length() <= 5 * LONGEST_NAME
                ? harmless
                : harmless.substring(0, 5 * LONGEST_NAME) + "...";
    }

    /// Adds a paragraph, broken between words.
    static void wrap(StringBuilder to, String first, String more, String words) {
        var line = new StringBuilder(first);
        boolean begun = false;
        for (var word : words.split(" ", -1)) {
            if (begun && line.length() + 1 + word.length() > WIDTH) {
                to.append(line.toString().stripTrailing()).append('\n');
                line = new StringBuilder(more);
                begun = false;
            }
            line.append(begun ? " " : "").append(word);
            begun = true;
        }
        to.append(line.toString().stripTrailing()).append('\n');
    }
}
