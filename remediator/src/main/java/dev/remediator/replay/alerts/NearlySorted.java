package dev.remediator.replay.alerts;

import java.io.IOException;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/// Puts rows in order that stand near their place. Those of one time stay as they are in the file.
final class NearlySorted implements TimedRows {
    private final TimedRows rows;
    private final int farthest;
    private final PriorityQueue<Row> held =
            new PriorityQueue<>(
                    Comparator.comparing((Row row) -> row.at).thenComparingLong(row -> row.line));

    /// @param farthest how many rows the worst stands behind its place
    NearlySorted(TimedRows rows, int farthest) {
        this.rows = rows;
        this.farthest = farthest;
    }

    @Override
    public @Nullable Row next() throws IOException {
        while (held.size() <= farthest) {
            var row = rows.next();
            if (row == null) {
                break;
            }
            held.add(row);
        }
        return held.poll();
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
