package dev.remediator.journal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// A hold in which the time of every limit is over at once, but for that of the whole run.
record Ringing(Tenure hold) implements Tenure {

    @Override
    public Alarm interruptAfter(Duration limit) {
        if (limit.toDays() > 0) {
            return hold.interruptAfter(limit);
        }
        Thread.currentThread().interrupt();
        return new Alarm() {
            @Override
            public boolean rang() {
                return true;
            }

            @Override
            public void close() {
                var _ = Thread.interrupted();
            }
        };
    }

    @Override
    public long fencingToken() {
        return hold.fencingToken();
    }

    @Override
    public void check() {
        hold.check();
    }

    @Override
    public Optional<Halt> halted() {
        return hold.halted();
    }

    @Override
    public boolean rest(Duration time) throws InterruptedException {
        return hold.rest(time);
    }

    @Override
    public void together(List<Runnable> branches) throws InterruptedException {
        hold.together(branches);
    }

    @Override
    public void record(StepEntry entry) {
        hold.record(entry);
    }

    @Override
    public void intend(StepEntry entry) {
        hold.intend(entry);
    }

    @Override
    public void end(Outcome outcome, String evidence) {
        hold.end(outcome, evidence);
    }
}
