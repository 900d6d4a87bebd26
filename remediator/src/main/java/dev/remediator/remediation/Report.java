package dev.remediator.remediation;

import dev.remediator.journal.Outcome;
import dev.remediator.journal.StepEntry;

/// What workers tell the engine about one resource: the topic `reports`.
public sealed interface Report {

    /// The resource it is about; the record's key.
    String resource();

    /// What a worker says about a run. Only the one that holds the run in this epoch is believed.
    sealed interface OfRun extends Report {
        /// Which run.
        String run();

        /// In which epoch the worker has it.
        int epoch();

        /// Who says so.
        String worker();
    }

    /// A worker wants the run it was offered.
    record Claimed(String resource, String run, int epoch, String worker) implements OfRun {}

    /// A worker is about to do a deed that must not happen twice, once this is committed.
    ///
    /// @param entry the intent
    record Intended(String resource, String run, int epoch, String worker, StepEntry entry)
            implements OfRun {}

    /// A step was done, or failed.
    ///
    /// @param entry its result
    record Recorded(String resource, String run, int epoch, String worker, StepEntry entry)
            implements OfRun {}

    /// The remedy's body ended.
    ///
    /// @param outcome how
    /// @param evidence one sentence of detail
    record Ended(
            String resource, String run, int epoch, String worker, Outcome outcome, String evidence)
            implements OfRun {}

    /// A worker gives back a run it cannot carry on with, though it lives.
    ///
    /// @param why in a sentence
    record Returned(String resource, String run, int epoch, String worker, String why)
            implements OfRun {}

    /// A worker cannot take the run: it has another version of the playbook, or not the target.
    ///
    /// @param lacksTarget whether it is the target that it lacks
    record Declined(String resource, String run, int epoch, String worker, boolean lacksTarget)
            implements OfRun {}
}
