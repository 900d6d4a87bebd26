package dev.remediator.oncall;

import dev.remediator.alert.Severity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// Collects a sentence's words until `untilSomebodyTakesIt` ends it. Immutable: a half-said
/// sentence can be continued in two ways.
record Words(List<CallPlan.Step> steps) implements Grammar.Called {

    Words {
        steps = List.copyOf(steps);
    }

    static Words call(Whom first, Whom... more) {
        return new Words(List.of(step(Duration.ZERO, first, more)));
    }

    @Override
    public Grammar.Called onlyFrom(Severity least) {
        return last(occasion -> occasion.from(least));
    }

    @Override
    public Grammar.Called onlyBelow(Severity severity) {
        return last(occasion -> occasion.below(severity));
    }

    @Override
    public Grammar.Called only(Hours hours) {
        return last(occasion -> occasion.only(hours));
    }

    @Override
    public Grammar.Called except(Hours hours) {
        return last(occasion -> occasion.except(hours));
    }

    @Override
    public Grammar.Called and(Whom first, Whom... more) {
        return after(steps.getLast().after(), first, more);
    }

    @Override
    public Grammar.Called after(Duration time, Whom first, Whom... more) {
        var longer = new ArrayList<>(steps);
        longer.add(step(time, first, more));
        return new Words(longer);
    }

    @Override
    public CallPlan untilSomebodyTakesIt() {
        return new CallPlan(joined(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /// Those who are called at the same time without a condition are one step.
    private List<CallPlan.Step> joined() {
        var joined = new ArrayList<CallPlan.Step>();
        for (var step : steps) {
            if (!joined.isEmpty() && sameTime(joined.getLast(), step)) {
                var before = joined.removeLast();
                joined.add(
                        new CallPlan.Step(
                                step.after(),
                                Stream.concat(before.contacts().stream(), step.contacts().stream())
                                        .toList(),
                                Occasion.ALWAYS));
            } else {
                joined.add(step);
            }
        }
        return joined;
    }

    private static boolean sameTime(CallPlan.Step one, CallPlan.Step other) {
        return one.after().equals(other.after())
                && one.occasion().sentence().isEmpty()
                && other.occasion().sentence().isEmpty();
    }

    private Words last(UnaryOperator<Occasion> change) {
        var changed = new ArrayList<>(steps);
        var step = changed.removeLast();
        changed.add(
                new CallPlan.Step(step.after(), step.contacts(), change.apply(step.occasion())));
        return new Words(changed);
    }

    private static CallPlan.Step step(Duration after, Whom first, Whom... more) {
        var all = Stream.concat(Stream.of(first), Stream.of(more)).map(Whom::contact).toList();
        return new CallPlan.Step(after, all, Occasion.ALWAYS);
    }
}
