package dev.remediator.replay.alerts;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Opens files of alerts of any system: CSV, JSON Lines, and alerts as this program writes them,
/// each also packed with gzip. What a file holds is seen from its content.
public final class AlertStreams {

    private AlertStreams() {}

    /// The alerts of these files in the order of time, read on a thread of its own. A file that is
    /// not in order is sorted first, through a temporary file if it is large; several are merged.
    /// Memory does not grow with the files' length.
    ///
    /// Each file is read once to see whether it is in order, before this returns.
    ///
    /// @param files at least one
    /// @param options how they are read, where they leave it open
    /// @param told what people should know, in sentences: what was guessed, what is passed over;
    ///   called on this thread or the reading one
    /// @throws IOException in one sentence, if a file cannot be used
    public static AlertStream open(List<Path> files, StreamOptions options, Consumer<String> told)
            throws IOException {
        var open = new ArrayList<AlertStream>();
        try {
            for (var file : files) {
                open.add(new Source(file, options, told).open());
            }
            return new ReadAhead(open.size() == 1 ? open.getFirst() : new Merged(open));
        } catch (IOException | RuntimeException e) {
            for (var stream : open) {
                stream.close();
            }
            throw e;
        }
    }
}
