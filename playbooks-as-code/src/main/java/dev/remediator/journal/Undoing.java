package dev.remediator.journal;

import dev.remediator.journal.Undos.Undo;
import dev.remediator.playbook.RemedyFailed;
import java.util.ArrayList;
import java.util.Optional;

/// Undoes what a run has done, last first, when it is broken off. All its branches have ended by
/// then.
///
/// That it is broken off, and why, is recorded before the first undo, and each undo is a step: a
/// worker that takes the run over goes on with undoing and not with the remedy.
///
/// @param run the run
/// @param lane what is in no branch
record Undoing(Run run, Lane lane) {

    /// Undoes what is to be undone after such an ending; one that fails does not keep the others
    /// from being done.
    ///
    /// @return how the run ends then
    Ending after(Ending ending) {
        var undos = lane.undos().lastFirst();
        boolean nothingToUndo = undos.isEmpty() && !lane.track().brokenOffHere();
        if (nothingToUndo || !ending.undoes()) {
            return ending;
        }
        run.course().undoes();
        var first = read(lane.steps().take(Journal.BROKEN_OFF, ending::line, lane.unlimited()));
        var failures = new ArrayList<String>();
        for (var undo : undos) {
            take(undo).ifPresent(failures::add);
        }
        run.journal().checkAllUsed(Journal.ROOT);
        return first.butNotUndone(failures);
    }

    /// What went wrong, if anything.
    private Optional<String> take(Undo undo) {
        try {
            var _ = lane.steps().take(undo.name(), () -> done(undo), lane.unlimited());
            return Optional.empty();
        } catch (RemedyFailed e) {
            return Optional.of("'" + undo.name() + "' failed: " + Evidence.of(e));
        }
    }

    private static String done(Undo undo) throws Exception {
        return Mishaps.thrown(
                () -> {
                    undo.deed().run();
                    return "";
                });
    }

    private static Ending read(String line) {
        try {
            return Ending.read(line);
        } catch (IllegalArgumentException e) {
            throw new Stopped(Outcome.DIVERGED, "the journal is broken: " + e.getMessage());
        }
    }
}
