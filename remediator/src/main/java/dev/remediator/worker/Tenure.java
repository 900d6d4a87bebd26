package dev.remediator.worker;

import dev.remediator.remediation.Report;
import dev.remediator.remediation.StepEntry;

/// A worker's hold on one run: what a remedy asks before each step and writes after it.
///
/// Every method throws [RunTaken] once the hold is lost.
interface Tenure {

    /// The fencing token of this hold.
    long fencingToken();

    /// Returns if another step may begin.
    void check();

    /// Writes a result; returns when it is durable.
    void record(StepEntry entry);

    /// Writes an intent; returns when the engine has committed it.
    void intend(StepEntry entry);

    /// Tells how the run ended.
    void end(Report.Outcome outcome, String evidence);
}
