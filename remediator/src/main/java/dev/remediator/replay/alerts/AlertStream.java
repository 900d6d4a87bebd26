package dev.remediator.replay.alerts;

import dev.remediator.replay.engine.Input;
import java.io.IOException;
import java.util.Optional;

/// Alerts in the order of time, however many.
///
/// For one thread.
public interface AlertStream extends AutoCloseable {

    /// The next alert; empty at the end. Never earlier than the one before.
    ///
    /// @throws IOException if a row cannot be read, in one sentence with the file and the line
    Optional<Input.Heard> next() throws IOException;

    /// How much has been read, from 0 to 1.
    double share();

    @Override
    void close() throws IOException;
}
