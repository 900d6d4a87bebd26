package dev.remediator.journal;

import dev.remediator.journal.StepEntry.Kind;
import dev.remediator.playbook.Remedy.Work;
import dev.remediator.playbook.RemedyFailed;
import org.jspecify.annotations.Nullable;

/// Takes the steps of one branch: each is looked up in the journal first, done only if it is not
/// there, and recorded before the next one may begin.
final class Steps {
    private final Run run;
    private final Track track;
    private final SafePoint point;
    private @Nullable String underWay;

    Steps(Run run, Track track, SafePoint point) {
        this.run = run;
        this.track = track;
        this.point = point;
    }

    /// The step's answer: the recorded one, or that of the work, done now.
    <T> T take(String name, Work<T> work, TimeLimit limit) {
        return take(begin(name), name, work, limit);
    }

    /// The same for work that can be undone.
    <T> T takeUndoable(String name, Work<T> work, TimeLimit limit) {
        throwIfInside(name);
        point.passBeforeUndoable();
        return take(track.key(name), name, work, limit);
    }

    /// The same for a step that has begun.
    <T> T take(String key, String name, Work<T> work, TimeLimit limit) {
        var recorded = track.next(key);
        if (recorded.isPresent()) {
            return given(recorded.get());
        }
        checkRoom(name);
        return perform(name, key, () -> limit.on(name, () -> inItsName(key, work)));
    }

    private <T> T inItsName(String key, Work<T> work) throws Exception {
        return run.order(key).during(work::run);
    }

    /// Undoing needs no room: what was begun is tidied up.
    ///
    /// @throws Stopped if the journal has no room for another step
    void checkRoom(String name) {
        if (!run.course().undoing()) {
            run.recorder().checkRoom(name);
        }
    }

    /// Passes the safe point before the step.
    ///
    /// @return the step's key in the journal
    String begin(String name) {
        throwIfInside(name);
        point.pass();
        return track.key(name);
    }

    void throwIfInside(String name) {
        if (underWay != null) {
            throw new IllegalStateException(
                    "'"
                            + name
                            + "' is a step inside the step '"
                            + underWay
                            + "'; take it before or after");
        }
    }

    /// Does it now, and records what came of it. What is answered is what is recorded, without what
    /// looks like a secret.
    <T> T perform(String name, String key, Work<T> work) {
        T answer;
        String json;
        try {
            underWay = name;
            answer = Discreet.answer(work.run());
            json = run.values().write(answer);
        } catch (InterruptedException e) {
            throw RunTaken.interrupted();
        } catch (Exception e) {
            stillOurs();
            var why = Evidence.of(e);
            run.recorder().failed(key, why);
            throw new RemedyFailed(why, e);
        } finally {
            underWay = null;
        }
        run.recorder().done(key, json);
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
        var kept = Discreet.answer(answer);
        run.recorder().done(key, run.values().write(kept));
        return kept;
    }

    /// What throws because its run was taken away has not failed: the next worker finds out.
    void stillOurs() {
        run.tenure().check();
        if (Thread.currentThread().isInterrupted()) {
            throw RunTaken.interrupted();
        }
    }

    // The code that asks is the code that recorded it; a step that answered null answers null
    // again.
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals", "NullAway"})
    <T> T given(StepEntry entry) {
        if (entry.kind() == Kind.FAILED) {
            throw new RemedyFailed(failure(entry));
        }
        return (T) read(entry);
    }

    /// Why a recorded step failed.
    String failure(StepEntry entry) {
        return String.valueOf(read(entry));
    }

    private @Nullable Object read(StepEntry entry) {
        try {
            return run.values().read(entry.value());
        } catch (IllegalArgumentException e) {
            throw new Stopped(
                    Outcome.DIVERGED,
                    "the answer of '" + entry.step() + "' cannot be read back: " + Evidence.of(e));
        }
    }
}
