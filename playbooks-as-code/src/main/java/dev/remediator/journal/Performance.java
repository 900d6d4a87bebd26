package dev.remediator.journal;

import dev.remediator.playbook.Remedy;
import java.time.InstantSource;

/// Carries out one remedy's body: what is recorded is given back, what is not is done and recorded,
/// and what is broken off is undone.
///
/// For one run and one thread.
public final class Performance {
    private final Tenure tenure;
    private final JournaledRemedy remedy;

    /// What a playbook's author wrote.
    @FunctionalInterface
    public interface Body {
        /// Does it.
        void with(Remedy remedy) throws Exception;
    }

    /// @param assignment the run
    /// @param tenure the worker's hold on it
    /// @param values how answers are kept
    /// @param clock the time
    /// @param objections heard before the first deed that must not happen twice; throws [Stopped]
    ///   if there are any
    public Performance(
            Assignment assignment,
            Tenure tenure,
            Values values,
            InstantSource clock,
            Runnable objections) {
        this.tenure = tenure;
        this.remedy = new JournaledRemedy(assignment, tenure, values, clock, objections);
    }

    /// Carries it out to its end.
    ///
    /// @throws RunTaken if the run was lost on the way and somebody else must finish it
    public Ending of(Body body) {
        try {
            body.with(remedy);
            remedy.returned();
            return new Ending(Outcome.SUCCEEDED, "");
        } catch (Exception | Error e) {
            // What it throws while it undoes is for the caller.
            return remedy.undo(Ending.after(remedy.threw(e), tenure));
        }
    }
}
