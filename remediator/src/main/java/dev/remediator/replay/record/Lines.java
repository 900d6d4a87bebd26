package dev.remediator.replay.record;

import dev.remediator.recording.Line;
import java.io.IOException;

/// Takes the lines of a recording, in order.
@FunctionalInterface
public interface Lines {

    /// One more line, not earlier than the one before.
    void write(Line line) throws IOException;
}
