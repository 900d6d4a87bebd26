package dev.remediator.gateway;

import java.util.List;

/// Reads the settings again. Thread-safe.
@FunctionalInterface
public interface Reloads {

    /// Reads them and takes over what can change while it runs.
    ///
    /// @param by who says so
    /// @param why what they said
    /// @throws IllegalArgumentException in one sentence, if the file says nonsense or there is
    ///   none; then nothing has changed
    Outcome reload(String by, String why);

    /// What became of it.
    ///
    /// @param takenOver the keys that hold from now on
    /// @param needsRestart the keys that are set otherwise in the file, and hold from the next
    ///   start
    record Outcome(List<String> takenOver, List<String> needsRestart) {
        /// Copies the lists.
        public Outcome {
            takenOver = List.copyOf(takenOver);
            needsRestart = List.copyOf(needsRestart);
        }
    }
}
