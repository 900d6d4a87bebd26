package dev.remediator.journal;

import dev.remediator.playbook.Remedy.Deed;
import dev.remediator.playbook.RemedyFailed;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;

/// Remembers how to undo what a run has done, and does so, last first, when the run is broken off.
///
/// That it is broken off, and why, is recorded before the first undo, and each undo is a step: a
/// worker that takes the run over goes on with undoing and not with the remedy.
final class Undoing {
    private final Journal journal;
    private final Steps steps;
    private final SafePoint point;
    private final Deque<Undo> undos = new ArrayDeque<>();

    private record Undo(String step, Deed deed) {}

    Undoing(Journal journal, Steps steps, SafePoint point) {
        this.journal = journal;
        this.steps = steps;
        this.point = point;
    }

    void remember(String step, Deed undo) {
        undos.push(new Undo(step, undo));
    }

    /// Undoes what is to be undone after such an ending; one that fails does not keep the others
    /// from being done.
    ///
    /// @return how the run ends then
    Ending after(Ending ending) {
        boolean nothingToUndo = undos.isEmpty() && !journal.brokenOffHere();
        if (nothingToUndo || !ending.undoes()) {
            return ending;
        }
        point.undoing();
        var first = read(steps.take(Journal.BROKEN_OFF, ending::line));
        var failures = new ArrayList<String>();
        for (var undo : undos) {
            var name = "undo " + undo.step();
            try {
                var _ = steps.take(name, () -> done(undo.deed()));
            } catch (RemedyFailed e) {
                failures.add("'" + name + "' failed: " + Evidence.of(e));
            }
        }
        journal.checkAllUsed();
        return first.butNotUndone(failures);
    }

    private static Ending read(String line) {
        try {
            return Ending.read(line);
        } catch (IllegalArgumentException e) {
            throw new Stopped(Outcome.DIVERGED, "the journal is broken: " + e.getMessage());
        }
    }

    private static String done(Deed undo) throws Exception {
        try {
            undo.run();
            return "";
        } catch (RunTaken | OutOfMemoryError | InternalError e) {
            throw e;
        } catch (Error e) {
            throw new RemedyFailed(Evidence.of(e), e);
        }
    }
}
