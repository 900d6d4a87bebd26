package dev.remediator.playbook;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// Collects a sentence's words until `otherwise` ends it. Immutable: a half-said sentence can be
/// continued in two ways.
record PlanBuilder<T>(AlertPattern trigger, Lock<T> lock, List<Rung<T>> rungs)
        implements Grammar.Locked<T>, Grammar.Rung<T> {

    record Opening(AlertPattern trigger) implements Grammar.When {
        @Override
        public <T> Grammar.Locked<T> lock(Lock<T> target) {
            return new PlanBuilder<>(trigger, target, List.of());
        }
    }

    PlanBuilder {
        rungs = List.copyOf(rungs);
    }

    @Override
    public Grammar.Rung<T> first(String name, Action<T> action) {
        return then(name, action);
    }

    @Override
    public Grammar.LastRung<T> lastly(String name, Action<T> action) {
        return then(name, action);
    }

    @Override
    public Grammar.Rung<T> then(String name, Action<T> action) {
        var longer = new ArrayList<>(rungs);
        longer.add(Rung.of(name, action));
        return new PlanBuilder<>(trigger, lock, longer);
    }

    @Override
    public Grammar.Rung<T> holding(Duration clear) {
        return last(rung -> rung.holding(clear));
    }

    @Override
    public Grammar.Rung<T> clearingWithin(Duration time) {
        return last(rung -> rung.clearsWithin(time));
    }

    @Override
    public Grammar.Rung<T> notLongerThan(Duration time) {
        return last(rung -> rung.timeLimit(time));
    }

    @Override
    public Grammar.Rung<T> destructive() {
        return last(Rung::asDestructive);
    }

    @Override
    public Plan<T> otherwise(Escalation escalation) {
        return new Plan<>(trigger, lock, rungs, escalation);
    }

    private PlanBuilder<T> last(UnaryOperator<Rung<T>> change) {
        var changed = new ArrayList<>(rungs);
        changed.set(changed.size() - 1, change.apply(changed.getLast()));
        return new PlanBuilder<>(trigger, lock, changed);
    }
}
