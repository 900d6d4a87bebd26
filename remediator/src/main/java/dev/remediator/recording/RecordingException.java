package dev.remediator.recording;

import java.io.IOException;
import java.nio.file.Path;

/// A recording cannot be used: one sentence with the file and the line.
public final class RecordingException extends IOException {
    private static final long serialVersionUID = 1L;

    /// @param file which file
    /// @param line which line, from 1
    /// @param why in words that follow `line 17 of incidents.jsonl`
    public RecordingException(Path file, long line, String why) {
        super("line %d of %s %s".formatted(line, file, why));
    }
}
