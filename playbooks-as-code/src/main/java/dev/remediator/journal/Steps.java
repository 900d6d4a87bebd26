package dev.remediator.journal;

import dev.remediator.journal.StepEntry.Kind;
import dev.remediator.playbook.Remedy.Work;
import dev.remediator.playbook.RemedyFailed;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// Takes one run's steps: each is looked up in the journal first, done only if it is not there, and
/// recorded before the next one may begin.
final class Steps {
    private final Journal journal;
    private final Tenure tenure;
    private final Values values;
    private final InstantSource clock;
    private final SafePoint point;
    private @Nullable String underWay;

    Steps(Journal journal, Tenure tenure, Values values, InstantSource clock, SafePoint point) {
        this.journal = journal;
        this.tenure = tenure;
        this.values = values;
        this.clock = clock;
        this.point = point;
    }

    /// The step's answer: the recorded one, or that of the work, done now.
    <T> T take(String name, Work<T> work) {
        return take(begin(name), name, work);
    }

    /// The same for work that can be undone.
    <T> T takeUndoable(String name, Work<T> work) {
        throwIfInside(name);
        point.passBeforeUndoable();
        return take(journal.key(name), name, work);
    }

    private <T> T take(String key, String name, Work<T> work) {
        var recorded = journal.next(key);
        return recorded.isPresent() ? given(recorded.get()) : perform(name, key, work);
    }

    /// Passes the safe point before the step.
    ///
    /// @return the step's key in the journal
    String begin(String name) {
        throwIfInside(name);
        point.pass();
        return journal.key(name);
    }

    private void throwIfInside(String name) {
        if (underWay != null) {
            throw new IllegalStateException(
                    "'"
                            + name
                            + "' is a step inside the step '"
                            + underWay
                            + "'; take it before or after");
        }
    }

    /// Does it now, and records what came of it.
    <T> T perform(String name, String key, Work<T> work) {
        T answer;
        String json;
        try {
            underWay = name;
            answer = work.run();
            json = values.write(answer);
        } catch (InterruptedException e) {
            throw RunTaken.interrupted();
        } catch (Exception e) {
            stillOurs();
            var why = Evidence.of(e);
            tenure.record(new StepEntry(key, Kind.FAILED, values.write(why), clock.instant()));
            throw new RemedyFailed(why, e);
        } finally {
            underWay = null;
        }
        tenure.record(new StepEntry(key, Kind.DONE, json, clock.instant()));
        return answer;
    }

    /// Asks something of the world in the name of a step, and records nothing.
    <T> T ask(String name, Work<T> question) throws Exception {
        try {
            underWay = name;
            return question.run();
        } finally {
            underWay = null;
        }
    }

    /// Records an answer that was not got by doing the step.
    <T> T keep(String key, T answer) {
        tenure.record(new StepEntry(key, Kind.DONE, values.write(answer), clock.instant()));
        return answer;
    }

    /// What throws because its run was taken away has not failed: the next worker finds out.
    void stillOurs() {
        tenure.check();
        if (Thread.currentThread().isInterrupted()) {
            throw RunTaken.interrupted();
        }
    }

    // The code that asks is the code that recorded it; a step that answered null answers null
    // again.
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals", "NullAway"})
    <T> T given(StepEntry entry) {
        var value = read(entry);
        if (entry.kind() == Kind.FAILED) {
            throw new RemedyFailed(String.valueOf(value));
        }
        return (T) value;
    }

    private @Nullable Object read(StepEntry entry) {
        try {
            return values.read(entry.value());
        } catch (IllegalArgumentException e) {
            throw new Stopped(
                    Outcome.DIVERGED,
                    "the answer of '" + entry.step() + "' cannot be read back: " + Evidence.of(e));
        }
    }
}
