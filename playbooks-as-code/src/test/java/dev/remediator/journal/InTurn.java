package dev.remediator.journal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// A hold whose branches are carried out one after the other, in an order of the test's choosing,
/// or at once; either way one of them writes at a time.
record InTurn(Tenure hold, Order order) implements Tenure {

    enum Order {
        FIRST_TO_LAST,
        LAST_TO_FIRST,
        AT_ONCE
    }

    @Override
    public long fencingToken() {
        return hold.fencingToken();
    }

    @Override
    public void check() {
        synchronized (hold) {
            hold.check();
        }
    }

    @Override
    public Optional<Halt> halted() {
        synchronized (hold) {
            return hold.halted();
        }
    }

    @Override
    public boolean rest(Duration time) throws InterruptedException {
        return hold.rest(time);
    }

    @Override
    public void together(List<Runnable> branches) throws InterruptedException {
        switch (order) {
            case FIRST_TO_LAST -> branches.forEach(Runnable::run);
            case LAST_TO_FIRST -> branches.reversed().forEach(Runnable::run);
            case AT_ONCE -> Crowd.run(branches);
        }
    }

    @Override
    public Alarm interruptAfter(Duration limit) {
        return hold.interruptAfter(limit);
    }

    @Override
    public void record(StepEntry entry) {
        synchronized (hold) {
            hold.record(entry);
        }
    }

    @Override
    public void intend(StepEntry entry) {
        synchronized (hold) {
            hold.intend(entry);
        }
    }

    @Override
    public void end(Outcome outcome, String evidence) {
        hold.end(outcome, evidence);
    }
}
