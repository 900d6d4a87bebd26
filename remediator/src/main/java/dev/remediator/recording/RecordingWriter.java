package dev.remediator.recording;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;

/// Writes one recording: the header, the lines in order, and a last line by which a reader knows
/// that nothing is missing. A file whose name ends in `.gz` is packed. What looks like a secret is
/// taken out.
///
/// For one thread.
public final class RecordingWriter implements AutoCloseable {

    /// Begins a recording.
    ///
    /// @param file where to; what is there is replaced only when the recording is complete
    /// @param from from when on the log was read
    /// @param to until when
    public static RecordingWriter create(Path file, Instant from, Instant to) throws IOException {
        throw new UnsupportedOperationException("to come");
    }

    /// One more line, not earlier than the one before.
    public void write(Line line) throws IOException {
        throw new UnsupportedOperationException("to come");
    }

    /// Ends the recording, and puts it into its place.
    public void finish() throws IOException {
        throw new UnsupportedOperationException("to come");
    }

    /// Without [#finish] before it, nothing is left of the recording.
    @Override
    public void close() throws IOException {
        throw new UnsupportedOperationException("to come");
    }
}
