package dev.remediator.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/// Rows beneath each other, made to fit where they are printed. Used by one thread.
final class Table {
    private static final String APART = "  ";
    private static final String LEFT_OUT = "…";

    /// A column that is shortened keeps so much of its cells.
    private static final int NARROWEST = 8;

    private final List<Column> columns;
    private final List<Row> rows = new ArrayList<>();

    /// A column.
    ///
    /// @param title what is written above it
    /// @param whole whether its cells stay as they are, because people copy them
    record Column(String title, boolean whole) {

        static Column whole(String title) {
            return new Column(title, true);
        }

        static Column of(String title) {
            return new Column(title, false);
        }
    }

    /// @param below a line beneath it, which is never shortened; empty for none
    private record Row(List<String> cells, String below) {}

    Table(Column... columns) {
        this.columns = List.copyOf(Arrays.asList(columns));
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    void row(String... cells) {
        rowOver("", cells);
    }

    /// A row with a line beneath it, which is never shortened.
    void rowOver(String below, String... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException(
                    "a row has %d cells, but there are %d columns"
                            .formatted(cells.length, columns.size()));
        }
        rows.add(new Row(Arrays.stream(cells).map(Terminal::plain).toList(), below));
    }

    /// @param screen where they are printed
    List<String> lines(Screen screen) {
        var widths = widths(screen);
        var lines = new ArrayList<String>();
        if (screen.there()) {
            var titles = columns.stream().map(Column::title).toList();
            lines.add(screen.bold(line(titles, widths)));
        }
        for (var row : rows) {
            lines.add(line(row.cells(), widths));
            row.below().lines().forEach(below -> lines.add("    " + below));
        }
        return lines;
    }

    private List<Integer> widths(Screen screen) {
        var widths = new ArrayList<Integer>();
        for (int i = 0; i < columns.size(); i++) {
            int column = i;
            int cells =
                    rows.stream().mapToInt(r -> Width.of(r.cells().get(column))).max().orElse(0);
            widths.add(screen.there() ? Math.max(cells, Width.of(columns.get(i).title())) : cells);
        }
        int room = screen.columns() - APART.length() * (columns.size() - 1);
        while (sum(widths) > room) {
            int widest = widest(widths);
            if (widest < 0) {
                break;
            }
            widths.set(widest, widths.get(widest) - 1);
        }
        return widths;
    }

    private static int sum(List<Integer> widths) {
        return widths.stream().mapToInt(Integer::intValue).sum();
    }

    /// The widest column that may still be shortened; -1 if there is none.
    private int widest(List<Integer> widths) {
        var candidates = new ArrayList<Integer>();
        for (int i = 0; i < widths.size(); i++) {
            if (!columns.get(i).whole() && widths.get(i) > NARROWEST) {
                candidates.add(i);
            }
        }
        return candidates.isEmpty()
                ? -1
                : Collections.max(
                        candidates, (a, b) -> Integer.compare(widths.get(a), widths.get(b)));
    }

    private static String line(List<String> cells, List<Integer> widths) {
        var line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            var cell = shortened(cells.get(i), widths.get(i));
            line.append(cell);
            if (i < cells.size() - 1) {
                line.repeat(' ', widths.get(i) - Width.of(cell)).append(APART);
            }
        }
        return line.toString().stripTrailing();
    }

    /// Both ends of it, as names often differ in their ends.
    static String shortened(String text, int width) {
        if (Width.of(text) <= width) {
            return text;
        }
        int room = Math.max(0, width - 1);
        var front = Width.first(text, room - room / 2);
        return front + LEFT_OUT + Width.last(text, room - Width.of(front));
    }
}
