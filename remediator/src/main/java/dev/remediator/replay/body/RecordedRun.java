package dev.remediator.replay.body;

import dev.remediator.alert.Alert;
import dev.remediator.journal.Outcome;
import dev.remediator.journal.StepEntry;
import java.util.List;
import java.util.Optional;

/// One run as it was recorded.
///
/// @param run its name
/// @param remedy the remedy's name
/// @param alert what it answered
/// @param journal every step that was recorded, in order
/// @param outcome how its body ended; empty if nobody said so
/// @param evidence what was said then
public record RecordedRun(
        String run,
        String remedy,
        Alert alert,
        List<StepEntry> journal,
        Optional<Outcome> outcome,
        String evidence) {

    /// Copies the journal.
    public RecordedRun {
        journal = List.copyOf(journal);
    }
}
