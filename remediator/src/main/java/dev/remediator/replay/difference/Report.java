package dev.remediator.replay.difference;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;

/// Tells what a comparison found, for people who read a change and for programs. The same
/// comparison is told with the same bytes: there is no time of today in it, and no directory.
///
/// @param heading what stands above it
/// @param ledger what was found
public record Report(Heading heading, Ledger ledger) {
    private static final int SHOWN = 50;

    /// As people read it.
    ///
    /// @param all every row; else of each kind the first 50, and how many more there are
    /// @param to gets it piece by piece, with the line ends
    public void text(boolean all, Consumer<String> to) {
        to.accept(head());
        if (ledger.different() == 0) {
            to.accept("\nNo differences.\n");
        } else if (all) {
            everything(to);
        } else {
            beginnings(to);
        }
        to.accept(totals());
    }

    /// As programs read it: one object for each difference, and a last one with the totals.
    ///
    /// @param to gets each line, without its end
    public void json(Consumer<String> to) {
        ledger.rows.forEach(row -> to.accept(row.json()));
        to.accept(JsonLines.last(heading, ledger));
    }

    private String head() {
        var text = new StringBuilder();
        var files = heading.files();
        Prose.wrap(text, "", "  ", "Replayed " + Prose.plain(String.join(", ", files)));
        if (heading.from().isPresent() && heading.to().isPresent()) {
            text.append("  from %s to %s\n".formatted(heading.from().get(), heading.to().get()));
        }
        text.append(
                "  %s, %s\n"
                        .formatted(
                                many(ledger.incidents(), "incident"),
                                many(heading.alerts(), "alert")));
        if (!heading.changes().isEmpty()) {
            text.append("\nPlaybooks that are not what they were\n");
            heading.changes().forEach(change -> changed(text, change));
        }
        return text.toString();
    }

    private static void changed(StringBuilder text, Heading.Change change) {
        var name = Prose.plain(change.name());
        if (change.then().isEmpty()) {
            Prose.wrap(text, "  ", "    ", name + " is new: " + Prose.plain(change.now()));
        } else if (change.now().isEmpty()) {
            Prose.wrap(text, "  ", "    ", name + " is gone: " + Prose.plain(change.then()));
        } else if (change.then().equals(change.now())) {
            Prose.wrap(text, "  ", "    ", name + " says the same, by other code");
        } else {
            text.append("  ").append(name).append('\n');
            Prose.wrap(text, "    then: ", "          ", Prose.plain(change.then()));
            Prose.wrap(text, "    now:  ", "          ", Prose.plain(change.now()));
        }
    }

    private void beginnings(Consumer<String> to) {
        var shown = new EnumMap<Kind, List<String>>(Kind.class);
        var counts = new EnumMap<Kind, Long>(Kind.class);
        ledger.rows.forEach(
                row -> {
                    var kind = Kind.valueOf(row.group());
                    counts.merge(kind, 1L, Long::sum);
                    var some = shown.computeIfAbsent(kind, _ -> new ArrayList<>());
                    if (some.size() < SHOWN) {
                        some.add(row.text());
                    }
                });
        shown.forEach(
                (kind, some) -> {
                    long count = counts.getOrDefault(kind, 0L);
                    to.accept(title(kind, count));
                    some.forEach(to);
                    if (count > SHOWN) {
                        to.accept("  and %d more; --all shows them\n".formatted(count - SHOWN));
                    }
                });
    }

    private void everything(Consumer<String> to) {
        var counts = new EnumMap<Kind, Long>(Kind.class);
        ledger.rows.forEach(row -> counts.merge(Kind.valueOf(row.group()), 1L, Long::sum));
        counts.forEach(
                (kind, count) -> {
                    to.accept(title(kind, count));
                    ledger.rows.forEach(
                            row -> {
                                if (row.group().equals(kind.name())) {
                                    to.accept(row.text());
                                }
                            });
                });
    }

    private static String title(Kind kind, long count) {
        var words = kind.words();
        return "\n%s%s: %d\n"
                .formatted(Character.toUpperCase(words.charAt(0)), words.substring(1), count);
    }

    private String totals() {
        var text = new StringBuilder("\nTotals\n");
        line(text, "the same", String.valueOf(ledger.incidents() - ledger.different()));
        line(text, "different", String.valueOf(ledger.different()));
        ledger.kinds.forEach((kind, n) -> line(text, "  " + kind.words(), String.valueOf(n)));
        if (ledger.assumed() > 0) {
            line(text, "with a remedy that is assumed", String.valueOf(ledger.assumed()));
        }
        line(text, "pages", change(ledger.before.pages, ledger.after.pages));
        line(
                text,
                "destructive remedies",
                change(ledger.before.destructive, ledger.after.destructive));
        var names = new TreeSet<>(ledger.before.remedies.keySet());
        names.addAll(ledger.after.remedies.keySet());
        for (var name : names) {
            line(
                    text,
                    "remedies of " + (name.isEmpty() ? "no playbook" : Prose.plain(name)),
                    change(of(ledger.before.remedies, name), of(ledger.after.remedies, name)));
        }
        return text.toString();
    }

    private static long of(Map<String, Long> counts, String name) {
        return counts.getOrDefault(name, 0L);
    }

    private static void line(StringBuilder text, String what, String value) {
        text.append("  %-40s %s".formatted(what, value).stripTrailing()).append('\n');
    }

    private static String change(long before, long after) {
        return before == after ? String.valueOf(before) : before + " -> " + after;
    }

    static String many(long count, String what) {
        return "%d %s%s".formatted(count, what, count == 1 ? "" : "s");
    }
}
