package dev.remediator.testkit;

import dev.remediator.journal.Ending;
import dev.remediator.journal.StepEntry;
import java.time.Duration;
import java.util.List;

/// One remedy that was carried out to its end.
///
/// @param remedy its name
/// @param ending how it ended: what the engine would be told
/// @param journal what its workers recorded
/// @param took how much virtual time passed
public record Played(String remedy, Ending ending, List<StepEntry> journal, Duration took) {

    /// Copies the journal.
    public Played {
        journal = List.copyOf(journal);
    }

    /// What was recorded, such as `DONE restart#1`.
    public List<String> lines() {
        return journal.stream().map(entry -> entry.kind() + " " + entry.step()).toList();
    }
}
