package dev.remediator.remediation;

import dev.remediator.reason.Reason;
import org.jspecify.annotations.Nullable;

/// What it means to be held back by a guard.
final class Held {

    private Held() {}

    /// `refused` where it may stay so for good, `waiting` where it is a matter of its turn.
    static State state(@Nullable Reason heldBy) {
        return heldBy != null && refuses(heldBy) ? State.REFUSED : State.WAITING;
    }

    private static boolean refuses(Reason reason) {
        return switch (reason) {
            case SILENCED, IN_MAINTENANCE, INHIBITED, STORM, ANDON, SHADOW -> true;
            default -> false;
        };
    }

    /// Whether others may have the lock meanwhile: what is held back because nobody wants it done
    /// must not hold up what somebody does want done.
    static boolean letsOthersGo(Reason reason) {
        return refuses(reason) || reason == Reason.PARENT_UNWELL;
    }

    /// Why an incident ended that was never let go: the guard that held it, or simply that it
    /// waited.
    static Reason ending(@Nullable Reason heldBy) {
        return heldBy != null && refuses(heldBy) ? heldBy : Reason.CLEARED_WHILE_WAITING;
    }
}
