package dev.remediator.journal;

import dev.remediator.playbook.Remedy;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntUnaryOperator;

/// Carries out one remedy's body: what is recorded is given back, what is not is done and recorded,
/// and what is broken off is undone.
///
/// For one run and one thread.
public final class Performance {
    private final Run run;
    private final Lane lane;

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
        this(
                assignment,
                tenure,
                values,
                clock,
                bound -> ThreadLocalRandom.current().nextInt(bound),
                objections);
    }

    /// @param dice answers a number from 0 to below its bound, by chance; branches share it, so it
    ///   must be thread-safe
    public Performance(
            Assignment assignment,
            Tenure tenure,
            Values values,
            InstantSource clock,
            IntUnaryOperator dice,
            Runnable objections) {
        this.run = Run.of(assignment, tenure, values, clock, dice, objections);
        this.lane = Lane.of(run, Journal.ROOT, assignment.epoch() > 1);
    }

    /// Carries it out to its end.
    ///
    /// @throws RunTaken if the run was lost on the way and somebody else must finish it
    public Ending of(Body body) {
        try {
            play(body);
            return new Ending(Outcome.SUCCEEDED, "");
        } catch (Exception | Error e) {
            // What it throws while it undoes is for the caller.
            var thrown = lane.speech().threw(e);
            return new Undoing(run, lane).after(Ending.after(thrown, run.tenure()));
        }
    }

    /// Carries the body out, undoes nothing, and throws what it throws or what speaks against its
    /// having succeeded.
    void play(Body body) throws Exception {
        body.with(new JournaledRemedy(run, lane));
        lane.speech().finish();
        lane.point().throwIfBrokenOff();
        run.journal().checkAllUsed(Journal.ROOT);
    }
}
