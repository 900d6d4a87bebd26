package dev.remediator.replay.alerts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One row of a file.
final class Row {
    final long line;
    final @Nullable String[] values;

    /// Set as soon as its column has been read.
    Instant at = Instant.EPOCH;

    /// @param line where it begins in its file, from 1
    /// @param values by the place of their column; none where the row has none
    Row(long line, @Nullable String[] values) {
        this.line = line;
        this.values = values;
    }

    /// What stands in a column; empty if nothing does.
    String value(int column) {
        var value = column < values.length ? values[column] : null;
        return value == null ? "" : value;
    }
}
