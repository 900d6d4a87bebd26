package dev.remediator.replay.alerts;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Rows that have been given their time. For one thread.
interface TimedRows extends Closeable {

    /// The next; none at the end.
    @Nullable Row next() throws IOException;

    /// How much has been read, from 0 to 1.
    double share();

    /// As a file has them, without those that cannot be used.
    static TimedRows of(Rows rows, Shape shape, Complaints complaints) {
        return new TimedRows() {
            @Override
            public @Nullable Row next() throws IOException {
                while (true) {
                    try {
                        var row = rows.next();
                        if (row != null) {
                            row.at = shape.time(row);
                        }
                        return row;
                    } catch (BadRow e) {
                        complaints.hear(e);
                    }
                }
            }

            @Override
            public double share() {
                return rows.share();
            }

            @Override
            public void close() throws IOException {
                rows.close();
            }
        };
    }
}
