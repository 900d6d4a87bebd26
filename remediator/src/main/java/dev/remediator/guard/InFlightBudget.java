package dev.remediator.guard;

import dev.remediator.reason.Reason;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// So many remedies may be in flight in a group at once, whichever playbook and whatever kind of
/// resource: the operator's limits, and the playbook's own.
final class InFlightBudget implements Guard {

    @Override
    public Verdict judge(Wish wish, Facts facts, Policy policy, Instant now) {
        if (!wish.remedy()) {
            return Verdict.CLEAR;
        }
        var budgets = policy.rules().budgets();
        for (var group : wish.ask().groups()) {
            boolean everything = Scopes.isEverything(group);
            if (wish.destructive()) {
                int most = everything ? budgets.fleetDestructive() : budgets.destructive();
                int inFlight = facts.inFlight(group).destructive();
                if (inFlight >= most) {
                    return hold(
                            group, inFlight + " destructive remedies in flight, at most " + most);
                }
            }
            if (!everything) {
                var full = full(facts, group, budgets.remedies());
                if (full != null) {
                    return full;
                }
            }
        }
        for (var own : wish.ask().budgets()) {
            var full = own.per() == null ? full(facts, own.group(), own.most()) : null;
            if (full != null) {
                return full;
            }
        }
        return Verdict.CLEAR;
    }

    private static @Nullable Verdict full(Facts facts, String group, int most) {
        int inFlight = facts.inFlight(group).all();
        return inFlight < most
                ? null
                : hold(group, inFlight + " remedies in flight, at most " + most);
    }

    private static Verdict hold(String group, String facts) {
        return new Verdict.Hold(
                Reason.BUDGET_IN_USE, group, group + ": " + facts, Optional.empty());
    }
}
