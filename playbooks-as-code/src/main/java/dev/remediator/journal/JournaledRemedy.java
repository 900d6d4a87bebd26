package dev.remediator.journal;

import dev.remediator.alert.Alert;
import dev.remediator.playbook.Remedy;
import dev.remediator.playbook.RemedyFailed;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The remedy a body works with: its words, and that nothing is said after the run is over.
final class JournaledRemedy implements Remedy {
    private final Alert alert;
    private final Journal journal;
    private final InstantSource clock;
    private final SafePoint point;
    private final Steps steps;
    private final Deeds deeds;
    private final Undoing undoing;
    private final Waiting waiting;
    private @Nullable String unsaid;
    private @Nullable Error over;

    /// @param objections heard before the first deed that must not happen twice; throws [Stopped]
    ///   if there are any
    JournaledRemedy(
            Assignment assignment,
            Tenure tenure,
            Values values,
            InstantSource clock,
            Runnable objections) {
        this.alert = assignment.alert();
        this.journal = new Journal(assignment.journal());
        this.clock = clock;
        this.point = new SafePoint(journal, tenure, assignment.epoch() > 1);
        this.steps = new Steps(journal, tenure, values, clock, point);
        this.deeds = new Deeds(assignment.run(), journal, tenure, clock, point, steps, objections);
        this.undoing = new Undoing(journal, steps, point);
        this.waiting = new Waiting(point, tenure, clock);
    }

    @Override
    public Alert alert() {
        return alert;
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
        var _ =
                unlessOver(
                        () -> {
                            finish();
                            return steps.takeUndoable(Journal.own(name), nothing(deed));
                        });
        undoing.remember(name, undo);
    }

    @Override
    public <T> T step(String name, Work<T> work) {
        return unlessOver(
                () -> {
                    finish();
                    return steps.take(Journal.own(name), work);
                });
    }

    @Override
    public Once once(String name, OrderedDeed deed) {
        finish();
        unsaid = name;
        return new Once() {
            @Override
            public void probe(Check happened) {
                var _ =
                        doOnce(
                                name,
                                nothing(deed),
                                () -> happened.holds() ? Optional.of("") : Optional.empty());
            }

            @Override
            public void withoutProbe() {
                var _ = doOnce(name, nothing(deed), null);
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
        finish();
        unsaid = name;
        return new OnceGiving<>() {
            @Override
            public T probe(Work<Optional<T>> answered) {
                return doOnce(name, work, answered);
            }

            @Override
            public T withoutProbe() {
                return doOnce(name, work, null);
            }
        };
    }

    private <T> T doOnce(String name, OrderedWork<T> work, @Nullable Work<Optional<T>> probe) {
        unsaid = null;
        return unlessOver(() -> deeds.take(Journal.own(name), work, probe));
    }

    @Override
    public void await(String what, Check condition, Duration within) {
        step("await: " + what, () -> waiting.until(what, condition, within));
    }

    @Override
    public void sleep(Duration time) {
        var until = step("sleep until", () -> clock.instant().plus(time));
        var _ = unlessOver(() -> slept(until));
    }

    private boolean slept(Instant until) {
        try {
            waiting.sleepUntil(until);
            return true;
        } catch (InterruptedException e) {
            throw RunTaken.interrupted();
        }
    }

    @Override
    public Instant now() {
        return step("now", clock::instant);
    }

    /// A body may catch whatever it likes: once its run is lost or stopped, it stays so.
    private <T> T unlessOver(Supplier<T> words) {
        throwIfOver();
        try {
            return words.get();
        } catch (RunTaken | Stopped e) {
            over = e;
            throw e;
        }
    }

    private void throwIfOver() {
        if (over != null) {
            throw over;
        }
    }

    /// A deed that was named and never done: nobody said how one would know.
    private void finish() {
        throwIfOver();
        if (unsaid != null) {
            throw new RemedyFailed(
                    "once '"
                            + unsaid
                            + "' was said without probe(…) or withoutProbe(), so it was not done");
        }
    }

    /// The body has returned: throws what speaks against its having succeeded.
    void returned() {
        finish();
        point.throwIfBrokenOff();
        journal.checkAllUsed();
    }

    /// The body has thrown: what has ended the run for it, whatever it made of that.
    Throwable threw(Throwable thrown) {
        return over == null ? thrown : over;
    }

    /// Undoes what is to be undone after such an ending.
    ///
    /// @return how the run ends then
    Ending undo(Ending ending) {
        return undoing.after(ending);
    }
}
