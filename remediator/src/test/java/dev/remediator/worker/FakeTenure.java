package dev.remediator.worker;

import dev.remediator.remediation.Answer;
import dev.remediator.remediation.Report;
import dev.remediator.remediation.StepEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
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
    private boolean dead;
    private @Nullable String taken;
    private Optional<Answer.Halt> halted = Optional.empty();
    private Optional<Answer.Halt> whileResting = Optional.empty();

    /// The worker dies at this boundary: 0 is before its first write, 1 after it, and so on.
    void diesAt(int number) {
        boundary = 0;
        fatal = number;
    }

    void livesOn() {
        fatal = NEVER;
        dead = false;
    }

    void isTaken(String why) {
        taken = why;
    }

    /// The engine wants it to stop.
    void isHalted(Answer.Way way, String why) {
        halted = Optional.of(halt(way, why));
    }

    /// The engine wants it to stop as soon as it rests.
    void isHaltedWhileResting(Answer.Way way, String why) {
        whileResting = Optional.of(halt(way, why));
    }

    void isNoLongerHalted() {
        halted = Optional.empty();
    }

    private static Answer.Halt halt(Answer.Way way, String why) {
        return new Answer.Halt("worker-1", "run-1", 1, why, way);
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
        throwIfDead();
        if (taken != null) {
            throw new RunTaken(taken);
        }
    }

    @Override
    public Optional<Answer.Halt> halted() {
        return halted;
    }

    @Override
    public boolean rest(Duration time) throws InterruptedException {
        if (whileResting.isPresent()) {
            halted = whileResting;
            whileResting = Optional.empty();
            return true;
        }
        TimeUnit.NANOSECONDS.sleep(time.toNanos());
        return false;
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
        pass();
        ends.add(new End(outcome, evidence));
        pass();
    }

    private void write(StepEntry entry) {
        pass();
        journal.add(entry);
        pass();
    }

    private void pass() {
        throwIfDead();
        if (boundary++ == fatal) {
            dead = true;
            throw new Killed();
        }
    }

    /// The dead write nothing.
    private void throwIfDead() {
        if (dead) {
            throw new Killed();
        }
    }
}
