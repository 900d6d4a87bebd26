package dev.remediator.guard;

import dev.remediator.alert.Replayed;
import dev.remediator.reason.Reason;
import java.time.Instant;

/// What is on the protected list is never destroyed.
final class ProtectedTarget implements Guard {

    @Override
    public Verdict judge(Wish wish, Facts facts, Policy policy, Instant now) {
        var resource = Replayed.plain(wish.ask().resource());
        return wish.destructive() && policy.rules().protectedTargets().contains(resource)
                ? new Verdict.Refuse(Reason.PROTECTED, resource + " is in guards.protected-targets")
                : Verdict.CLEAR;
    }
}
