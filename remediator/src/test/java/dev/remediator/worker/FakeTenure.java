package dev.remediator.worker;

import dev.remediator.remediation.Report;
import dev.remediator.remediation.StepEntry;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A hold on a run, in memory: what is written is the journal. The hold can be taken away, and the
/// worker can be killed just before or just after any of its writes.
final class FakeTenure implements Tenure {
    private static final int NEVER = -1;

    /// What a killed worker feels: nothing that a body could catch by accident.
    static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    /// How the run was said to have ended.
    record End(Report.Outcome outcome, String evidence) {}

    private final List<StepEntry> journal = new ArrayList<>();
    private final List<End> ends = new ArrayList<>();
    private int boundary;
    private int fatal = NEVER;
    private @Nullable String taken;

    /// The worker dies at this boundary: 0 is before its first write, 1 after it, and so on.
    void diesAt(int number) {
        boundary = 0;
        fatal = number;
    }

    void livesOn() {
        fatal = NEVER;
    }

    void isTaken(String why) {
        taken = why;
    }

    List<StepEntry> journal() {
        return List.copyOf(journal);
    }

    List<End> ends() {
        return List.copyOf(ends);
    }

    List<String> lines() {
        return journal.stream().map(e -> e.kind() + " " + e.step()).toList();
    }

    @Override
    public long fencingToken() {
        return 7;
    }

    @Override
    public void check() {
        if (taken != null) {
            throw new RunTaken(taken);
        }
    }

    @Override
    public void record(StepEntry entry) {
        write(entry);
    }

    @Override
    public void intend(StepEntry entry) {
        write(entry);
    }

    @Override
    public void end(Report.Outcome outcome, String evidence) {
        ends.add(new End(outcome, evidence));
    }

    private void write(StepEntry entry) {
        pass();
        journal.add(entry);
        pass();
    }

    private void pass() {
        if (boundary++ == fatal) {
            throw new Killed();
        }
    }
}
