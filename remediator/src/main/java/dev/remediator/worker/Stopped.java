package dev.remediator.worker;

import dev.remediator.remediation.Report;

/// The run does not go on, here or anywhere, whatever its body would like. Not for playbooks to
/// catch.
final class Stopped extends Error {
    private static final long serialVersionUID = 1L;

    private final Report.Outcome outcome;
    private final String evidence;

    Stopped(Report.Outcome outcome, String evidence) {
        super(evidence, null, false, false);
        this.outcome = outcome;
        this.evidence = evidence;
    }

    Report.Outcome outcome() {
        return outcome;
    }

    String evidence() {
        return evidence;
    }
}
