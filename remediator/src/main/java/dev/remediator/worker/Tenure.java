package dev.remediator.worker;

import dev.remediator.remediation.Answer;
import dev.remediator.remediation.Report;
import dev.remediator.remediation.StepEntry;
import java.time.Duration;
import java.util.Optional;

/// A worker's hold on one run: what a remedy asks before each step and writes after it.
///
/// Every method that writes throws [RunTaken] once the hold is lost.
interface Tenure {

    /// The fencing token of this hold.
    long fencingToken();

    /// Returns if another step may begin.
    void check();

    /// What the engine wants the run to stop for at its next safe point, if it does.
    Optional<Answer.Halt> halted();

    /// Rests. It is called by the run's own thread only.
    ///
    /// @return whether something has come up before the time was over
    boolean rest(Duration time) throws InterruptedException;

    /// Writes a result; returns when it is durable.
    void record(StepEntry entry);

    /// Writes an intent; returns when the engine has committed it.
    void intend(StepEntry entry);

    /// Tells how the run ended.
    void end(Report.Outcome outcome, String evidence);
}
