package dev.remediator.guard;

import dev.remediator.reason.Reason;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;

/// When more of a group is unwell than one cause at a time explains, single machines are not the
/// cause: nothing more is destroyed, and the storm is paged once, not each alert.
///
/// 20 % of a group is what EKS and Karpenter stop at, the three states are medik8s'.
final class StormBreaker implements Guard {

    @Override
    public Verdict judge(Wish wish, Facts facts, Policy policy, Instant now) {
        if (wish.remedy() && !wish.destructive()) {
            return Verdict.CLEAR;
        }
        for (var group : wish.ask().groups()) {
            var state = facts.group(group);
            if (state.storm().rages() && covers(wish, group)) {
                return new Verdict.Hold(
                        Reason.STORM, group, policy.unwell(group, state), Optional.empty());
            }
        }
        return new Verdict.Clear(
                wish.ask().groups().stream()
                        .map(group -> policy.unwell(group, facts.group(group)))
                        .collect(Collectors.joining(", ")));
    }

    /// The page of a storm of everything does not stand for what never had a remedy.
    private static boolean covers(Wish wish, String group) {
        return wish.ask().purpose() != Ask.Purpose.CALL || !group.equals(Scopes.EVERYTHING);
    }
}
