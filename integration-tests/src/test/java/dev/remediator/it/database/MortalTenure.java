package dev.remediator.it.database;

import dev.remediator.journal.Crowd;
import dev.remediator.journal.Halt;
import dev.remediator.journal.Interrupter;
import dev.remediator.journal.Outcome;
import dev.remediator.journal.RunTaken;
import dev.remediator.journal.StepEntry;
import dev.remediator.journal.Tenure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// One worker's hold on a run, in real time: what it writes goes into a journal that others go on
/// with. It dies just before or just after one of its writes.
final class MortalTenure implements Tenure {
    private final long token;
    private final List<StepEntry> journal;
    private final Predicate<String> dies;
    private final Predicate<List<StepEntry>> halts;
    private boolean dead;

    /// @param journal is appended to
    /// @param dies whether it dies at a moment, such as `before DONE revoke#1`
    /// @param halts whether the engine wants it to stop, having read this journal
    MortalTenure(
            long token,
            List<StepEntry> journal,
            Predicate<String> dies,
            Predicate<List<StepEntry>> halts) {
        this.token = token;
        this.journal = journal;
        this.dies = dies;
        this.halts = halts;
    }

    /// Whether it was killed.
    boolean dead() {
        return dead;
    }

    @Override
    public long fencingToken() {
        return token;
    }

    @Override
    public void check() {
        if (dead) {
            throw new RunTaken("the worker was killed");
        }
    }

    @Override
    public Optional<Halt> halted() {
        return halts.test(journal)
                ? Optional.of(new Halt("the alert has cleared", Halt.Way.UNDO))
                : Optional.empty();
    }

    @Override
    public boolean rest(Duration time) throws InterruptedException {
        return new CountDownLatch(1).await(time.toMillis(), TimeUnit.MILLISECONDS);
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
        check();
    }

    private void write(StepEntry entry) {
        var line = entry.kind() + " " + entry.step();
        pass("before " + line);
        journal.add(entry);
        pass("after " + line);
    }

    private void pass(String moment) {
        check();
        if (dies.test(moment)) {
            dead = true;
            throw new RunTaken("the worker was killed " + moment);
        }
    }
}
