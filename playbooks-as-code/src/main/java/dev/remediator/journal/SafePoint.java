package dev.remediator.journal;

/// Where a run may stop: between two steps, and while it waits. Each branch has one of its own.
///
/// A run that is to be undone first replays all its journal has, or it would not know what to undo.
/// One that has begun a deed which must not happen twice goes on to its end instead.
final class SafePoint {
    private final Track track;
    private final Tenure tenure;
    private final Course course;
    private final Term term;
    private boolean inherited;

    /// @param inherited whether an earlier worker may have been here
    SafePoint(Track track, Run run, boolean inherited) {
        this.track = track;
        this.tenure = run.tenure();
        this.course = run.course();
        this.term = run.term();
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

    /// The same, before branches, which may begin with such steps.
    ///
    /// @return whether an earlier worker may have been in them
    boolean passBeforeBranches() {
        boolean before = inherited;
        pass(!inherited);
        return before;
    }

    /// After branches. All have ended, so their parallel is done, like a step that has ended while
    /// the run was halted.
    void passAfterBranches() {
        tenure.check();
        throwIfBrokenOff();
        arrive();
    }

    private void pass(boolean breakable) {
        tenure.check();
        tenure.halted().ifPresent(halt -> obey(halt, breakable));
        throwIfBrokenOff();
        if (breakable && track.atItsEnd() && term.isOver()) {
            throw term.end();
        }
        course.throwIfOver(breakable && track.atItsEnd());
        arrive();
    }

    /// What comes after all that is recorded and comes second was not begun by an earlier worker.
    private void arrive() {
        if (track.atItsEnd()) {
            inherited = false;
        }
    }

    /// @throws Stopped if an earlier worker has begun to undo the run at this place
    void throwIfBrokenOff() {
        if (!course.undoing() && track.brokenOffHere()) {
            throw new Stopped(Outcome.CANCELLED, "an earlier worker has broken it off");
        }
    }

    private void obey(Halt halt, boolean breakable) {
        switch (halt.way()) {
            case GIVE_BACK -> throw new RunTaken(halt.why());
            case UNDO -> {
                if (breakable && !course.undoing() && track.atItsEnd()) {
                    course.breakOff(halt.why());
                }
            }
        }
    }
}
