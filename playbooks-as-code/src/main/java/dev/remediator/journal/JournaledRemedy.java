package dev.remediator.journal;

import dev.remediator.alert.Alert;
import dev.remediator.playbook.Branch;
import dev.remediator.playbook.Remedy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The remedy a body works with: its words, each carried out in one lane of the run.
///
/// @param run the run
/// @param lane the branch
/// @param limit how long the next words may take
record JournaledRemedy(Run run, Lane lane, TimeLimit limit) implements Remedy {

    /// Without a time limit.
    JournaledRemedy(Run run, Lane lane) {
        this(run, lane, lane.unlimited());
    }

    @Override
    public Alert alert() {
        return run.alert();
    }

    @Override
    public void step(String name, Deed deed) {
        var _ = step(name, nothing(deed));
    }

    private static Work<String> nothing(Deed deed) {
        return () -> {
            deed.run();
            return "";
        };
    }

    @Override
    public void step(String name, Deed deed, Deed undo) {
        var _ = say(() -> lane.steps().takeUndoable(StepNames.own(name), nothing(deed), limit));
        lane.undos().remember(lane.track().path(), name, undo, limit);
    }

    @Override
    public <T> T step(String name, Work<T> work) {
        return say(() -> lane.steps().take(StepNames.own(name), work, limit));
    }

    @Override
    public Once once(String name, OrderedDeed deed) {
        lane.speech().begin(name);
        return new Once() {
            @Override
            public void probe(Check happened) {
                var _ =
                        complete(
                                name,
                                nothing(deed),
                                () -> happened.holds() ? Optional.of("") : Optional.empty());
            }

            @Override
            public void withoutProbe() {
                var _ = complete(name, nothing(deed), null);
            }
        };
    }

    private static OrderedWork<String> nothing(OrderedDeed deed) {
        return order -> {
            deed.run(order);
            return "";
        };
    }

    @Override
    public <T> OnceGiving<T> onceGiving(String name, OrderedWork<T> work) {
        lane.speech().begin(name);
        return new OnceGiving<>() {
            @Override
            public T probe(Work<Optional<T>> answered) {
                return complete(name, work, answered);
            }

            @Override
            public T withoutProbe() {
                return complete(name, work, null);
            }
        };
    }

    private <T> T complete(String name, OrderedWork<T> work, @Nullable Work<Optional<T>> probe) {
        return lane.speech()
                .complete(() -> lane.deeds().take(StepNames.own(name), work, probe, limit));
    }

    @Override
    public void parallel(String name, List<Branch> branches) {
        if (limit.most().isPresent()) {
            throw new IllegalArgumentException(
                    "a time limit is for one step; set it inside the branches of '" + name + "'");
        }
        var _ =
                say(
                        () -> {
                            new Branches(run, lane).carryOut(StepNames.ofParallel(name), branches);
                            return name;
                        });
    }

    @Override
    public Remedy within(Duration most) {
        if (!most.isPositive()) {
            throw new IllegalArgumentException("a time limit must be positive, not " + most);
        }
        return new JournaledRemedy(
                run, lane, new TimeLimit(run.tenure(), run.term(), Optional.of(most)));
    }

    @Override
    public void await(String what, Check condition, Duration within) {
        step("await: " + what, () -> lane.waiting().until(what, condition, within));
    }

    @Override
    public void sleep(Duration time) {
        var until = soon("sleep until", () -> run.clock().instant().plus(time));
        var _ = say(() -> slept(until));
    }

    private boolean slept(Instant until) {
        try {
            lane.waiting().sleepUntil(until);
            return true;
        } catch (InterruptedException e) {
            throw RunTaken.interrupted();
        }
    }

    @Override
    public Instant now() {
        return soon("now", run.clock()::instant);
    }

    @Override
    public int random(int bound) {
        if (bound < 1) {
            throw new IllegalArgumentException(
                    "a random number is below its bound, which must be positive, not " + bound);
        }
        return soon("random", () -> run.dice().applyAsInt(bound));
    }

    /// What takes no time needs no limit.
    private <T> T soon(String name, Work<T> work) {
        return say(() -> lane.steps().take(name, work, lane.unlimited()));
    }

    private <T> T say(Supplier<T> words) {
        return lane.speech().say(words);
    }
}
