package dev.remediator.replay.body;

import dev.remediator.journal.Halt;
import dev.remediator.journal.Outcome;
import dev.remediator.journal.StepEntry;
import dev.remediator.journal.Tenure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// A hold on a run that is over: whatever is not recorded is refused before it begins. Branches are
/// gone through one after the other, so that the same play always goes the same way.
final class Prompter implements Tenure {

    @Override
    public long fencingToken() {
        return 0;
    }

    @Override
    public void check() {}

    @Override
    public Optional<Halt> halted() {
        return Optional.empty();
    }

    @Override
    public boolean rest(Duration time) {
        throw new RecordEnds();
    }

    @Override
    public void together(List<Runnable> branches) {
        branches.forEach(Runnable::run);
    }

    /// Set before any work that is not recorded.
    @Override
    public Alarm interruptAfter(Duration limit) {
        throw new RecordEnds();
    }

    @Override
    public void record(StepEntry entry) {
        throw new RecordEnds();
    }

    @Override
    public void intend(StepEntry entry) {
        throw new RecordEnds();
    }

    /// Asked for a deed that was intended, and of which no answer is recorded.
    @Override
    public Optional<StepEntry> learned(String step) {
        throw new RecordEnds();
    }

    @Override
    public void end(Outcome outcome, String evidence) {
        throw new RecordEnds();
    }
}
