package dev.remediator.guard;

import dev.remediator.reason.Reason;
import java.time.Instant;
import java.util.Optional;

/// While something is unwell that this depends on, mending this helps nobody: the database before
/// the hosts that need it.
final class SickParent implements Guard {

    @Override
    public Verdict judge(Wish wish, Facts facts, Policy policy, Instant now) {
        var ask = wish.ask();
        return policy.parents(ask.resource(), ask.groups()).stream()
                .filter(facts::unwell)
                .findFirst()
                .map(SickParent::hold)
                .orElse(Verdict.CLEAR);
    }

    private static Verdict hold(String parent) {
        return new Verdict.Hold(
                Reason.PARENT_UNWELL, parent, parent + " is unwell itself", Optional.empty());
    }
}
