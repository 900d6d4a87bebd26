package dev.remediator.replay.difference;

import dev.remediator.reason.Reason;

/// Which part a named reason plays when an incident is told short. A reason that is added to the
/// closed list does not compile before it has its place here.
enum Part {
    /// Changes nothing that a reviewer would look at.
    BOOKKEEPING,
    /// Makes the incident wait.
    HOLD,
    /// Says no to a remedy, or ends automation.
    REFUSAL,
    /// A remedy begins, or goes on.
    OFFER,
    /// What became of a remedy.
    OUTCOME,
    /// How an incident ends.
    FATE,
    /// People are to be told of what concerns more than one incident.
    NOTICE,
    /// Somebody is called.
    CALL,
    /// Nobody is called, although it was wanted.
    NO_CALL,
    /// Belongs to no incident.
    CONTROL;

    static Part of(Reason reason) {
        return switch (reason) {
            case REPEATED,
                    STALE_ALERT,
                    RESOLVED,
                    EXPIRED,
                    NOTHING_OPEN,
                    SUPPRESSED_AT_SOURCE,
                    MALFORMED,
                    OFFER_REPEATED,
                    CLAIM_GRANTED,
                    INTENT_COMMITTED,
                    STEP_RECORDED,
                    LATE_EVIDENCE,
                    LATE_REPORT,
                    WORKER_LOST,
                    RUN_RESUMED,
                    RUN_RETURNED,
                    RUN_HALTING,
                    CONDITION_CLEARED,
                    PAGE_CONFIRMING,
                    PAGE_DELIVERED,
                    PAGE_LATER,
                    PAGE_FAILED,
                    PAGE_UNCLEAR,
                    PAGE_ESCALATED,
                    PAGE_UNANSWERED,
                    PAGE_LOST,
                    PAGE_RECOVERED,
                    ACKNOWLEDGED,
                    UNACKNOWLEDGED,
                    PAGE_TEST ->
                    BOOKKEEPING;
            case HELD_FOR,
                    FLAPPING,
                    WAITING_FOR_LOCK,
                    SILENCED,
                    IN_MAINTENANCE,
                    INHIBITED,
                    PARENT_UNWELL,
                    STORM,
                    BUDGET_IN_USE,
                    BUDGET_SPENT,
                    OBSERVING,
                    ANDON,
                    SHADOW,
                    APPROVAL_WANTED ->
                    HOLD;
            case FAULTED,
                    PROTECTED,
                    TARGET_NOT_EXPLICIT,
                    REPLACED_TOO_OFTEN,
                    COOLING_DOWN,
                    RELAPSED,
                    DENIED,
                    APPROVAL_LAPSED,
                    STILL_WELL,
                    VETOED,
                    LADDER_EXHAUSTED,
                    NO_REMEDY,
                    PLAYBOOK_GONE,
                    NO_WORKER,
                    OUTCOME_UNKNOWN,
                    DIVERGED,
                    TARGET_UNKNOWN ->
                    REFUSAL;
            case REMEDY_OFFERED -> OFFER;
            case CODE_CHANGED,
                    RUN_CANCELLED,
                    REMEDY_DONE,
                    REMEDY_FAILED,
                    REMEDY_TIMED_OUT,
                    DID_NOT_CLEAR,
                    DID_NOT_HOLD ->
                    OUTCOME;
            case UNMATCHED,
                    CLEARED_WHILE_HELD,
                    CLEARED_WHILE_FLAPPING,
                    CLEARED_WHILE_WAITING,
                    HEALED,
                    RESOLVED_AFTER_PAGE,
                    CLOSED_BY_PEOPLE ->
                    FATE;
            case PAGED_WHILE_HELD, STORM_PAGED -> NOTICE;
            case PAGE_CALLED -> CALL;
            case PAGE_NOT_NEEDED, PAGE_REARMING, PAGE_GATHERED, REPLAYED -> NO_CALL;
            case STORM_BEGAN,
                    STORM_EASES,
                    STORM_OVER,
                    CORD_PULLED,
                    CORD_RELEASED,
                    SILENCE_BEGAN,
                    SILENCE_ENDED,
                    APPROVED,
                    AUTONOMY_SET,
                    DEMOTED,
                    COMMAND_REFUSED ->
                    CONTROL;
        };
    }

    /// Whether a decision with such a reason can be the first that is told of an incident.
    boolean opens(boolean notice) {
        return switch (this) {
            case HOLD, REFUSAL, OFFER, OUTCOME, FATE, NOTICE -> true;
            case CALL, NO_CALL -> notice;
            case BOOKKEEPING, CONTROL -> false;
        };
    }
}
