package dev.remediator.reason;

import java.util.Locale;

/// Why something was decided: the closed list. The same word is in the log, the metrics, the API,
/// the console and the tests; `docs/reasons.md` is made of it.
public enum Reason {
    // What an alert means.
    UNMATCHED(
            "no playbook answers this alert", "Write a playbook for it, or stop sending it here."),
    REPEATED("the source says the same again", "Nothing: repeats cost nothing."),
    STALE_ALERT(
            "it is older than what the source said since",
            "Nothing; if it is common, look at the sender's clock and its retries."),
    RESOLVED("the source says it is over", "Nothing."),
    EXPIRED(
            "the source has not repeated it within its time to live, so it counts as over",
            "If it is still wrong, set a longer guards.time-to-live for this source."),
    NOTHING_OPEN("it is over, and nothing was open", "Nothing."),
    SUPPRESSED_AT_SOURCE("the source itself has muted it", "Nothing."),
    MALFORMED(
            "it could not be read; its bytes are in dead-letters",
            "Mend the sender, then send the dead letter again."),
    FAULTED(
            "deciding about it failed; its bytes are in dead-letters",
            "This is a bug of ours: report it with the dead letter."),

    // Waiting to see.
    HELD_FOR("the playbook wants to see it fire for a while first", "Nothing."),
    CLEARED_WHILE_HELD(
            "it cleared by itself before anything was done",
            "Nothing; if it is common, the alert rule is too nervous."),
    FLAPPING(
            "it comes and goes too often to be acted on",
            "Give the alert rule a longer 'for', or find what makes it flap."),
    CLEARED_WHILE_FLAPPING("it stayed clear until its flapping was forgotten", "Nothing."),
    WAITING_FOR_LOCK(
            "another incident works on the same resource", "Nothing: it waits for its turn."),
    CLEARED_WHILE_WAITING(
            "it cleared while it waited for the resource, for a guard or for a worker", "Nothing."),

    // Guards that hold a remedy back, and let it go by themselves.
    SILENCED(
            "a silence covers it",
            "Wait until the silence ends, or end it: remediator silence end ID."),
    IN_MAINTENANCE(
            "a maintenance window covers it",
            "Nothing: what still fires when the window ends is taken up."),
    INHIBITED(
            "another alert that fires explains this one",
            "Look at the incident of the other alert."),
    PARENT_UNWELL(
            "what it depends on is itself unwell", "Look at the incident of what it depends on."),
    STORM(
            "too much of the group is unwell at once, so nothing more is destroyed",
            "Find the common cause; single machines are not it."),
    BUDGET_IN_USE(
            "the group has as many remedies in flight as it may",
            "Nothing: it waits for its turn."),
    BUDGET_SPENT(
            "the group has had as many remedies in this time as it may",
            "Ask why so many were needed; raise the budget only if that is normal."),
    OBSERVING(
            "this program only observes for a moment, after a start, a stall, a clock jump or a lag",
            "Nothing; if it is common, the machine is too slow or its clock is not steady."),
    ANDON(
            "somebody has pulled the andon cord",
            "Ask who pulled it; then: remediator andon release --reason TEXT."),
    SHADOW(
            "the playbook only watches: this is what it would have done",
            "Compare with what people did; promote it when they agree."),
    APPROVAL_WANTED(
            "the playbook asks before it acts", "remediator approve RUN --reason TEXT, or deny."),

    // Guards that say no: people are paged.
    PROTECTED(
            "the target is on the protected list, so it is never destroyed",
            "Mend it by hand, or take it off guards.protected-targets."),
    TARGET_NOT_EXPLICIT(
            "the target is empty or a pattern, not one name",
            "Mend the label the playbook takes the target from."),
    REPLACED_TOO_OFTEN(
            "the target has been destroyed and replaced too often: it is not the machine",
            "Look at what runs on it, not at it."),
    COOLING_DOWN(
            "the same remedy was tried on the same target a short while ago",
            "Nothing: the next remedy is taken."),
    RELAPSED(
            "it came back soon after it was healed, so the ladder goes on where it stopped",
            "The remedy that healed it does not last; look for the cause."),
    DENIED("a person has denied the remedy", "People have it now."),
    APPROVAL_LAPSED("nobody approved the remedy in time", "People have it now."),
    STILL_WELL(
            "the target itself says that it is well, so the alert alone does not destroy it",
            "Look which of the two is wrong."),
    VETOED("a veto was spoken against a destructive remedy", "Ask whoever wrote the veto."),

    // Carrying out.
    REMEDY_OFFERED("the next remedy was offered to the workers", "Nothing."),
    OFFER_REPEATED(
            "no worker took the remedy in time, so it was offered again",
            "See that workers run and have free slots."),
    CLAIM_GRANTED("a worker has the run, with a new fencing token", "Nothing."),
    INTENT_COMMITTED("a deed that must not happen twice may now be done", "Nothing."),
    STEP_RECORDED("a step was done and its result is kept", "Nothing."),
    LATE_EVIDENCE(
            "a worker that had lost the run has said what came of a deed nobody could know of",
            "Nothing: whoever has the run now has been told."),
    LATE_REPORT("a report of a run that has moved on: evidence, not progress", "Nothing."),
    WORKER_LOST(
            "the worker fell silent, so the run was offered to the others",
            "See why the worker died."),
    RUN_RESUMED("the worker died and is back under its own name, so it goes on", "Nothing."),
    CODE_CHANGED(
            "no worker has the version of the playbook that began the run, and its playbook wants the new version to take over",
            "Nothing; to avoid it, let old workers run until what they began has ended."),
    RUN_RETURNED("the worker gave the run back, so it was offered to the others", "Nothing."),
    RUN_HALTING("the run stops at its next safe point", "Nothing."),
    RUN_CANCELLED("the alert cleared, so the remedy was broken off and undone", "Nothing."),
    REMEDY_DONE("the remedy did its work; now the alert must clear and stay clear", "Nothing."),
    REMEDY_FAILED("the remedy failed", "Read the evidence; the next remedy is taken."),
    REMEDY_TIMED_OUT(
            "the remedy took too long, and its worker could not end it",
            "Look what its last step still does, then mend it by hand."),
    CONDITION_CLEARED("the alert cleared; it must stay clear", "Nothing."),
    DID_NOT_CLEAR("the remedy was done, but the alert did not clear", "The next remedy is taken."),
    DID_NOT_HOLD("the alert came back while it was watched", "The next remedy is taken."),
    HEALED("the alert cleared after a remedy, and stayed clear", "Nothing."),

    // Where automation ends.
    LADDER_EXHAUSTED(
            "every remedy was tried and none helped", "Read what was tried, then mend it by hand."),
    NO_REMEDY("the playbook has no remedy but people", "Mend it by hand."),
    PLAYBOOK_GONE(
            "the playbook of this incident is no longer loaded",
            "Mend it by hand, or load the playbook again."),
    NO_WORKER(
            "no worker took the run: there is none, or none with this version of its playbook",
            "Start workers with the version of the playbook that began it; then mend by hand what is half done."),
    OUTCOME_UNKNOWN(
            "a deed that must not happen twice was begun, and nobody can say whether it happened",
            "Look whether it happened; give the step a probe."),
    DIVERGED(
            "the journal of the run no longer fits the playbook's code",
            "Mend it by hand; let runs end before a playbook changes."),
    TARGET_UNKNOWN(
            "the inventory does not know the target",
            "Add it to the inventory, or mend the label."),
    PAGED_WHILE_HELD(
            "a guard has held it back for too long, so people are told",
            "Read which guard; it goes on by itself when the guard lets go."),
    RESOLVED_AFTER_PAGE("it is over; the page is resolved", "Nothing."),
    CLOSED_BY_PEOPLE(
            "a person has said at the pager that it is over",
            "Nothing; if it still fires in an hour it is taken up again."),

    // How people are called.
    PAGE_CONFIRMING(
            "people are called only if it still fires in a moment",
            "Nothing; the policy says how long, and so does pager.confirm-after."),
    PAGE_NOT_NEEDED("it was over before anybody was called", "Nothing."),
    PAGE_REARMING(
            "people were called for the same thing a short while ago",
            "Nothing: if it lasts they are called when that time is over."),
    PAGE_GATHERED(
            "too many pages at once, so it is one line of a gathered page",
            "Find the common cause; raise the policy's bound only if that many pages help."),
    PAGE_CALLED("somebody is called", "Nothing."),
    PAGE_DELIVERED("the page reached the pager", "Nothing."),
    PAGE_LATER("the channel does not take the page now; it is asked again", "Nothing."),
    PAGE_FAILED(
            "the page did not reach the pager",
            "See that the channel's secret and address are right."),
    PAGE_UNCLEAR(
            "the page was sent, and nobody knows whether it arrived",
            "Nothing: it is not repeated where that could call twice; the next way is taken."),
    PAGE_ESCALATED("nobody has acknowledged, so the next are called", "Acknowledge pages."),
    PAGE_UNANSWERED(
            "everybody was called and nobody has acknowledged",
            "They are called again later; add somebody to the policy."),
    PAGE_LOST(
            "no channel takes the page: nobody may know",
            "Look at the machine's network and the channels' secrets; the spool has the page."),
    PAGE_RECOVERED("a page that was lost has reached somebody", "Nothing."),
    ACKNOWLEDGED("somebody has taken it; nobody else is called", "Nothing."),
    UNACKNOWLEDGED("whoever had taken it has it no more", "The next are called."),
    REPLAYED(
            "it is replayed, so nobody is called",
            "Nothing: had it been real, people would be called now."),
    PAGE_TEST("a wake-up test", "Acknowledge it."),

    // What the guards themselves go through.
    STORM_BEGAN(
            "more of the group is unwell than one cause at a time explains",
            "Find the common cause; destructive remedies wait."),
    STORM_PAGED("one page for the storm, not one for each alert", "Find the common cause."),
    STORM_EASES("fewer are unwell; the storm ends if it stays so", "Nothing."),
    STORM_OVER("the storm is over; what still fires is taken up", "Nothing."),
    CORD_PULLED("somebody pulled the andon cord", "Release it when the cause is understood."),
    CORD_RELEASED("the andon cord was released; what still fires is taken up", "Nothing."),
    SILENCE_BEGAN("a silence or maintenance window was set, for now or for later", "Nothing."),
    SILENCE_ENDED("a silence or maintenance window ended", "Nothing."),
    APPROVED("a person has approved the remedy", "Nothing."),
    AUTONOMY_SET("a person has set how much the playbook may do by itself", "Nothing."),
    DEMOTED(
            "the playbook failed too often in a row, so it asks from now on",
            "Mend it, then: remediator autonomy PLAYBOOK auto --reason TEXT."),
    COMMAND_REFUSED("what a person asked for cannot be done", "Read why, and ask again.");

    private final String sentence;
    private final String advice;

    Reason(String sentence, String advice) {
        this.sentence = sentence;
        this.advice = advice;
    }

    /// The word used everywhere, such as `did-not-hold`.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// What the word means, for people.
    public String sentence() {
        return sentence;
    }

    /// What an operator can do about it.
    public String advice() {
        return advice;
    }
}
