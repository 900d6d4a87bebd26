package dev.remediator.journal;

/// Where a run may stop: between two steps, and while it waits.
///
/// A run that is to be undone first replays all its journal has, or it would not know what to undo.
/// One that has begun a deed which must not happen twice goes on to its end instead.
final class SafePoint {
    private final Journal journal;
    private final Tenure tenure;
    private boolean inherited;
    private boolean undoing;

    /// @param inherited whether an earlier worker had the run
    SafePoint(Journal journal, Tenure tenure, boolean inherited) {
        this.journal = journal;
        this.tenure = tenure;
        this.inherited = inherited;
    }

    /// Returns if the run may go on here.
    ///
    /// @throws RunTaken if it goes on elsewhere, or later
    /// @throws Stopped if it is broken off
    void pass() {
        pass(true);
    }

    /// The same, before a step that can be undone. An earlier worker may have died in the one that
    /// comes first after what is recorded. Nobody knows what came of it, so it is done again, and
    /// undone after that.
    void passBeforeUndoable() {
        pass(!inherited);
    }

    private void pass(boolean breakable) {
        tenure.check();
        tenure.halted().ifPresent(halt -> obey(halt, breakable));
        throwIfBrokenOff();
        if (journal.atItsEnd()) {
            inherited = false;
        }
    }

    /// @throws Stopped if an earlier worker has begun to undo the run at this place
    void throwIfBrokenOff() {
        if (!undoing && journal.brokenOffHere()) {
            throw new Stopped(Outcome.CANCELLED, "an earlier worker has broken it off");
        }
    }

    /// From now on the run is being undone: it can be given back, but not be broken off again.
    void undoing() {
        undoing = true;
    }

    private void obey(Halt halt, boolean breakable) {
        switch (halt.way()) {
            case GIVE_BACK -> throw new RunTaken(halt.why());
            case UNDO -> {
                if (breakable && !undoing && journal.atItsEnd() && !journal.pastReturn()) {
                    throw new Stopped(Outcome.CANCELLED, halt.why());
                }
            }
        }
    }
}
