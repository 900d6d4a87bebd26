package dev.remediator.replay.engine;

import dev.remediator.recording.Line;
import java.io.IOException;
import java.util.Optional;

/// The lines of one recording, in the order of their times: `RecordingReader::next`.
@FunctionalInterface
public interface Lines {

    /// The next line; empty at the end.
    ///
    /// @throws IOException if it cannot be read
    Optional<Line> next() throws IOException;
}
