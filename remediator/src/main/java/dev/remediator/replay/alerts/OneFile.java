package dev.remediator.replay.alerts;

import dev.remediator.replay.engine.Input;
import java.io.IOException;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The alerts of one file: what its rows say, and at its time that it is over.
final class OneFile implements AlertStream {
    /// As many ends are kept until their time; what ends beyond them holds until then instead.
    private static final int MOST_ENDS = 200_000;

    private final String file;
    private final TimedRows rows;
    private final Shape shape;
    private final Complaints complaints;
    private final Consumer<String> told;
    private final PriorityQueue<End> ends =
            new PriorityQueue<>(
                    Comparator.comparing((End end) -> end.heard.at())
                            .thenComparingLong(end -> end.number));
    private Input.@Nullable Heard ahead;
    private long numbers;
    private boolean full;

    private record End(Input.Heard heard, long number) {}

    /// @param rows in the order of time
    OneFile(
            String file,
            TimedRows rows,
            Shape shape,
            Complaints complaints,
            Consumer<String> told) {
        this.file = file;
        this.rows = rows;
        this.shape = shape;
        this.complaints = complaints;
        this.told = told;
    }

    @Override
    public Optional<Input.Heard> next() throws IOException {
        if (ahead == null) {
            ahead = read();
        }
        var row = ahead;
        var end = ends.peek();
        if (end != null && (row == null || !end.heard.at().isAfter(row.at()))) {
            ends.remove();
            return Optional.of(end.heard);
        }
        ahead = null;
        return Optional.ofNullable(row);
    }

    /// What the next row says that can be used. It may end later than others that come before, so
    /// its end is kept only now.
    private Input.@Nullable Heard read() throws IOException {
        for (var row = rows.next(); row != null; row = rows.next()) {
            try {
                return heard(shape.read(row));
            } catch (BadRow e) {
                complaints.hear(e);
            }
        }
        complaints.end();
        return null;
    }

    private Input.Heard heard(Shape.Said said) {
        var later = said.later();
        if (later == null) {
            return said.now();
        }
        if (ends.size() < MOST_ENDS) {
            ends.add(new End(later, numbers++));
            return said.now();
        }
        if (!full) {
            full = true;
            told.accept(
                    String.format(
                            Locale.ROOT,
                            "%s: more than %,d alerts are open at once; the word of those beyond"
                                    + " holds until their end",
                            file,
                            MOST_ENDS));
        }
        return said.untilThen();
    }

    @Override
    public double share() {
        return rows.share();
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
