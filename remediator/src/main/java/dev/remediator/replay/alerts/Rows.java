package dev.remediator.replay.alerts;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Rows in the order of a file. For one thread.
interface Rows extends Closeable {

    /// The next; none at the end.
    ///
    /// @throws BadRow if it cannot be used; the next call goes on behind it
    /// @throws IOException if nothing more can be read
    @Nullable Row next() throws IOException, BadRow;

    /// How much has been read, from 0 to 1.
    double share();
}
