package dev.remediator.playbook;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// Collects a sentence's words until `otherwise` ends it. Immutable: a half-said sentence can be
/// continued in two ways.
record PlanBuilder<T>(
        AlertPattern trigger, Lock<T> lock, List<Group.Budget> budgets, List<Rung<T>> rungs)
        implements Grammar.Locked<T>, Grammar.Rung<T> {

    record Opening(AlertPattern trigger) implements Grammar.When {
        @Override
        public <T> Grammar.Locked<T> lock(Lock<T> target) {
            return new PlanBuilder<>(trigger, target, List.of(), List.of());
        }
    }

    PlanBuilder {
        budgets = List.copyOf(budgets);
        rungs = List.copyOf(rungs);
    }

    @Override
    public Grammar.Locked<T> within(Group group, Limit... limits) {
        var more = new ArrayList<>(budgets);
        more.add(new Group.Budget(group, List.of(limits)));
        return new PlanBuilder<>(trigger, lock, more, rungs);
    }

    @Override
    public Grammar.Rung<T> first(String name, Action<T> action) {
        return then(name, action);
    }

    @Override
    public Grammar.LastRung<T> lastly(String name, Action<T> action) {
        return next(Rung.of(name, action).asLast());
    }

    @Override
    public Grammar.Rung<T> then(String name, Action<T> action) {
        return next(Rung.of(name, action));
    }

    private PlanBuilder<T> next(Rung<T> rung) {
        var longer = new ArrayList<>(rungs);
        longer.add(rung);
        return new PlanBuilder<>(trigger, lock, budgets, longer);
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
        return last(rung -> rung.asDestructive(false));
    }

    @Override
    public Grammar.Rung<T> destructiveOnTheAlertAlone() {
        return last(rung -> rung.asDestructive(true));
    }

    @Override
    public Plan<T> otherwise(Escalation escalation) {
        return new Plan<>(
                trigger, lock, budgets, rungs, escalation, Autonomy.AUTO, Succession.PAGE);
    }

    private PlanBuilder<T> last(UnaryOperator<Rung<T>> change) {
        var changed = new ArrayList<>(rungs);
        changed.set(changed.size() - 1, change.apply(changed.getLast()));
        return new PlanBuilder<>(trigger, lock, budgets, changed);
    }
}
