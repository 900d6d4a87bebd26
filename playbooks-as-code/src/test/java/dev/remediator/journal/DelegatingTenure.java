package dev.remediator.journal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// A hold that passes everything on to another one. Its kinds differ from that one in what they
/// override.
abstract class DelegatingTenure implements Tenure {
    private final Tenure hold;

    DelegatingTenure(Tenure hold) {
        this.hold = hold;
    }

    @Override
    public long fencingToken() {
        return hold.fencingToken();
    }

    @Override
    public Optional<Halt> halted() {
        return hold.halted();
    }

    @Override
    public Optional<StepEntry> learned(String step) {
        return hold.learned(step);
    }

    @Override
    public Alarm interruptAfter(Duration limit) {
        return hold.interruptAfter(limit);
    }

    @Override
    public void check() {
        hold.check();
    }

    @Override
    public boolean rest(Duration time) throws InterruptedException {
        return hold.rest(time);
    }

    @Override
    public void acts(String step) {
        hold.acts(step);
    }

    @Override
    public void together(List<Runnable> branches) throws InterruptedException {
        hold.together(branches);
    }

    @Override
    public void intend(StepEntry entry) {
        hold.intend(entry);
    }

    @Override
    public void end(Outcome outcome, String evidence) {
        hold.end(outcome, evidence);
    }

    @Override
    public void record(StepEntry entry) {
        hold.record(entry);
    }
}
