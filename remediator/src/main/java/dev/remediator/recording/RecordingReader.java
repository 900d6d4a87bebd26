package dev.remediator.recording;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/// Reads one recording from its first line to its last, holding one line at a time. A file that ends
/// in `.gz` is unpacked.
///
/// For one thread.
public final class RecordingReader implements AutoCloseable {

    /// Opens a recording and reads its header.
    ///
    /// @param file the recording
    /// @throws RecordingException if it is none, or of a newer version
    /// @throws IOException if it cannot be read
    public static RecordingReader open(Path file) throws IOException {
        throw new UnsupportedOperationException("to come");
    }

    /// Whatever cannot be read is told and passed over.
    ///
    /// @param told gets a sentence for each line that is passed over
    public RecordingReader leniently(Consumer<String> told) {
        throw new UnsupportedOperationException("to come");
    }

    /// From when on the log was recorded.
    public Instant from() {
        throw new UnsupportedOperationException("to come");
    }

    /// Until when the log was recorded: what happened later nobody knows.
    public Instant to() {
        throw new UnsupportedOperationException("to come");
    }

    /// The next line; empty at the end.
    ///
    /// @throws RecordingException if it is cut off, changed, out of order or of no known kind
    public Optional<Line> next() throws IOException {
        throw new UnsupportedOperationException("to come");
    }

    /// How much of the file has been read, from 0 to 1.
    public double share() {
        throw new UnsupportedOperationException("to come");
    }

    @Override
    public void close() throws IOException {
        throw new UnsupportedOperationException("to come");
    }
}
