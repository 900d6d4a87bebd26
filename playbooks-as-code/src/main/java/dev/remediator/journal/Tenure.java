package dev.remediator.journal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// A worker's hold on one run: what a remedy asks before each step and writes after it.
///
/// Every method that writes throws [RunTaken] once the hold is lost.
public interface Tenure {

    /// The fencing token of this hold.
    long fencingToken();

    /// Returns if another step may begin.
    void check();

    /// What the engine wants the run to stop for at its next safe point, if it does.
    Optional<Halt> halted();

    /// Rests: the run's own thread, or those of its branches, which wake at least once a second to
    /// look for themselves. So it is enough if one of those that rest is woken.
    ///
    /// @return whether something has come up before the time was over
    boolean rest(Duration time) throws InterruptedException;

    /// Carries these out at once, each on a thread of its own, and returns when all have ended.
    /// They do not throw. Who is interrupted meanwhile interrupts them, and still waits for their
    /// end.
    void together(List<Runnable> branches) throws InterruptedException;

    /// Has the calling thread interrupted when so much time has passed, unless it is closed before.
    Alarm interruptAfter(Duration limit);

    /// A limit on what the thread that set it is doing.
    interface Alarm extends AutoCloseable {
        /// Whether the time was over. It does not change once the alarm is closed.
        boolean rang();

        /// From now on it interrupts nobody; an interruption of its own that nobody has noticed is
        /// taken back.
        @Override
        void close();
    }

    /// Writes a result; returns when it is durable.
    void record(StepEntry entry);

    /// Writes an intent; returns when the engine has committed it.
    void intend(StepEntry entry);

    /// A deed that must not happen twice is done next.
    default void acts(String step) {}

    /// What an earlier worker has said of a deed since this hold began, if it has.
    default Optional<StepEntry> learned(String step) {
        return Optional.empty();
    }

    /// Tells how the run ended.
    void end(Outcome outcome, String evidence);
}
