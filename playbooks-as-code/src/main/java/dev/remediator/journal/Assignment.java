package dev.remediator.journal;

import dev.remediator.alert.Alert;
import java.time.Duration;
import java.util.List;

/// One run as one worker gets it.
///
/// @param run names the run
/// @param epoch which time it is given to a worker, from 1
/// @param limit how long it may take from now on
/// @param alert what it answers
/// @param journal what earlier workers recorded
public record Assignment(
        String run, int epoch, Duration limit, Alert alert, List<StepEntry> journal) {

    /// Copies the journal.
    public Assignment {
        journal = List.copyOf(journal);
    }
}
