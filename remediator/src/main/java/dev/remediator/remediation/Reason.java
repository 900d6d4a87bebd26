package dev.remediator.remediation;

import java.util.Locale;

/// Why something was decided: the closed list. The same word is in the log, the metrics, the API,
/// the console and the tests.
public enum Reason {
    UNMATCHED("no playbook answers this alert"),
    HELD_FOR("the playbook wants to see it fire for a while first"),
    CLEARED_WHILE_HELD("it cleared by itself before anything was done"),
    WAITING_FOR_LOCK("another incident works on the same resource"),
    CLEARED_WHILE_WAITING("it cleared while it waited for the resource or for a worker"),
    REMEDY_OFFERED("the next remedy was offered to the workers"),
    OFFER_REPEATED("no worker took the remedy in time, so it was offered again"),
    CLAIM_GRANTED("a worker has the run, with a new fencing token"),
    INTENT_COMMITTED("a deed that must not happen twice may now be done"),
    STEP_RECORDED("a step was done and its result is kept"),
    LATE_REPORT("a report of a run that has moved on: evidence, not progress"),
    WORKER_LOST("the worker fell silent, so the run was offered to the others"),
    RUN_RETURNED("the worker gave the run back, so it was offered to the others"),
    REMEDY_DONE("the remedy did its work; now the alert must clear and stay clear"),
    REMEDY_FAILED("the remedy failed"),
    REMEDY_TIMED_OUT("the remedy took too long"),
    CONDITION_CLEARED("the alert cleared; it must stay clear"),
    DID_NOT_CLEAR("the remedy was done, but the alert did not clear"),
    DID_NOT_HOLD("the alert came back while it was watched"),
    HEALED("the alert cleared after a remedy, and stayed clear"),
    LADDER_EXHAUSTED("every remedy was tried and none helped"),
    NO_REMEDY("the playbook has no remedy but people"),
    PLAYBOOK_GONE("the playbook of this incident is no longer loaded"),
    OUTCOME_UNKNOWN(
            "the worker died in a deed that must not happen twice, and nobody can say whether it happened"),
    DIVERGED("the journal of the run no longer fits the playbook's code"),
    TARGET_UNKNOWN("the inventory does not know the target"),
    REPEATED("the source says the same again"),
    STALE_ALERT("it is older than what the source said since"),
    RESOLVED("the source says it is over"),
    RESOLVED_AFTER_PAGE("it is over; the page is resolved"),
    NOTHING_OPEN("it is over, and nothing was open"),
    SUPPRESSED_AT_SOURCE("the source itself has muted it"),
    MALFORMED("it could not be read; its bytes are in dead-letters"),
    FAULTED("deciding about it failed; its bytes are in dead-letters"),
    PAGE_DELIVERED("the page reached the pager"),
    PAGE_FAILED("the page did not reach the pager");

    private final String sentence;

    Reason(String sentence) {
        this.sentence = sentence;
    }

    /// The word used everywhere, such as `did-not-hold`.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// What the word means, for people.
    public String sentence() {
        return sentence;
    }
}
