package dev.remediator.guard;

import dev.remediator.reason.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;

/// When more of a group is unwell than one cause at a time explains, single machines are not the
/// cause: nothing more is destroyed, and the storm is paged once, not each alert.
///
/// 20 % of a group is what EKS and Karpenter stop at, the three states are medik8s'.
final class StormBreaker implements Guard {
    private static final Duration IN_MIND = Duration.ofHours(1);
    static final int MANY = 5;

    @Override
    public Verdict judge(Wish wish, Facts facts, Policy policy, Instant now) {
        if (wish.remedy() && !wish.destructive()) {
            return Verdict.CLEAR;
        }
        for (var group : wish.ask().groups()) {
            var state = facts.group(group);
            if (state.storm().rages() && covers(wish, group, state)) {
                return new Verdict.Hold(
                        Reason.STORM, group, policy.unwell(group, state), Optional.empty());
            }
        }
        return new Verdict.Clear(
                wish.ask().groups().stream()
                        .map(group -> policy.unwell(group, facts.group(group)))
                        .collect(Collectors.joining(", ")));
    }

    /// Whether the page of a storm stands for this one. Only while people still have it in mind:
    /// what is broken for days must not swallow every later page. And for what never had a remedy,
    /// only where many of its own group are unwell.
    private static boolean covers(Wish wish, String group, GroupState state) {
        return switch (wish.ask().purpose()) {
            case REMEDY -> true;
            case PAGE -> fresh(wish, state);
            case CALL ->
                    fresh(wish, state) && !Scopes.isEverything(group) && state.unwell() >= MANY;
        };
    }

    private static boolean fresh(Wish wish, GroupState state) {
        return wish.since().isBefore(state.storm().began().plus(IN_MIND));
    }
}
