package dev.remediator.journal;

import java.util.List;
import java.util.Optional;

/// A hold whose branches are carried out one after the other, in an order of the test's choosing,
/// or at once; either way one of them writes at a time.
final class InTurn extends DelegatingTenure {
    private final Order order;

    enum Order {
        FIRST_TO_LAST,
        LAST_TO_FIRST,
        AT_ONCE
    }

    InTurn(Tenure hold, Order order) {
        super(hold);
        this.order = order;
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
    public synchronized void check() {
        super.check();
    }

    @Override
    public synchronized Optional<Halt> halted() {
        return super.halted();
    }

    @Override
    public synchronized void record(StepEntry entry) {
        super.record(entry);
    }

    @Override
    public synchronized void intend(StepEntry entry) {
        super.intend(entry);
    }

    @Override
    public synchronized void acts(String step) {
        super.acts(step);
    }
}
