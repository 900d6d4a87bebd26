package dev.remediator.testkit;

import dev.remediator.journal.Crowd;
import dev.remediator.journal.Halt;
import dev.remediator.journal.Interrupter;
import dev.remediator.journal.Outcome;
import dev.remediator.journal.RunTaken;
import dev.remediator.journal.StepEntry;
import dev.remediator.journal.Tenure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A hold on a run, in memory: what is written is the journal. The hold can be taken away, and the
/// worker can be killed just before or just after any of its writes.
public final class FakeTenure implements Tenure {
    private static final int NEVER = -1;

    /// What a killed worker feels: nothing that a body could catch by accident.
    public static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    /// How the run was said to have ended.
    public record End(Outcome outcome, String evidence) {}

    private final List<StepEntry> journal = new ArrayList<>();
    private final List<End> ends = new ArrayList<>();
    private int boundary;
    private int fatal = NEVER;
    private boolean dead;
    private @Nullable String taken;
    private Optional<Halt> halted = Optional.empty();
    private Optional<Halt> whileResting = Optional.empty();

    /// The worker dies at this boundary: 0 is before its first write, 1 after it, and so on.
    public void diesAt(int number) {
        boundary = 0;
        fatal = number;
    }

    /// The next worker does not die.
    public void livesOn() {
        fatal = NEVER;
        dead = false;
    }

    /// The run is given to somebody else.
    public void isTaken(String why) {
        taken = why;
    }

    /// The engine wants it to stop.
    public void isHalted(Halt.Way way, String why) {
        halted = Optional.of(halt(way, why));
    }

    /// The engine wants it to stop as soon as it rests.
    public void isHaltedWhileResting(Halt.Way way, String why) {
        whileResting = Optional.of(halt(way, why));
    }

    /// It may go on.
    public void isNoLongerHalted() {
        halted = Optional.empty();
    }

    private static Halt halt(Halt.Way way, String why) {
        return new Halt(why, way);
    }

    /// What is recorded.
    public List<StepEntry> journal() {
        return List.copyOf(journal);
    }

    /// How the run was said to have ended, each time.
    public List<End> ends() {
        return List.copyOf(ends);
    }

    /// What is recorded, such as `DONE drain#1`.
    public List<String> lines() {
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
    public Optional<Halt> halted() {
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
    public void together(List<Runnable> branches) throws InterruptedException {
        Crowd.run(branches);
    }

    @Override
    public Alarm interruptAfter(Duration limit) {
        return new Interrupter(limit);
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
    public void end(Outcome outcome, String evidence) {
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
