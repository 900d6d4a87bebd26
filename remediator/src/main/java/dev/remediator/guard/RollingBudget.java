package dev.remediator.guard;

import dev.remediator.reason.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// So many remedies may be begun within a rolling time: the fleet's hourly budget of destruction,
/// and the playbook's own.
final class RollingBudget implements Guard {

    private static final Duration HOUR = Duration.ofHours(1);

    @Override
    public Verdict judge(Wish wish, Facts facts, Policy policy, Instant now) {
        if (!wish.remedy()) {
            return Verdict.CLEAR;
        }
        if (wish.destructive()) {
            int most = policy.rules().budgets().fleetDestructivePerHour();
            var everything = Scopes.everything(wish.ask().resource());
            var spent = spent(wish, facts, everything, most, HOUR, true, now);
            if (spent != null) {
                return spent;
            }
        }
        for (var own : wish.ask().budgets()) {
            if (own.per() != null) {
                var spent = spent(wish, facts, own.group(), own.most(), own.per(), false, now);
                if (spent != null) {
                    return spent;
                }
            }
        }
        return Verdict.CLEAR;
    }

    /// Holds until the oldest of the last so many is old enough.
    private static @Nullable Verdict spent(
            Wish wish,
            Facts facts,
            String group,
            int most,
            Duration per,
            boolean destructive,
            Instant now) {
        var all = facts.group(group).spent();
        if (all.size() < most) {
            return null;
        }
        var begun =
                all.stream()
                        .filter(s -> s.destructive() || !destructive)
                        .filter(s -> !wish.ask().run().equals(s.run()))
                        .map(GroupState.Spent::at)
                        .filter(at -> at.plus(per).isAfter(now))
                        .sorted()
                        .toList();
        if (begun.size() < most) {
            return null;
        }
        var free = begun.get(begun.size() - most).plus(per);
        return new Verdict.Hold(
                Reason.BUDGET_SPENT,
                group,
                "%s: %d%s remedies in %s, at most %d; the next from %s on"
                        .formatted(
                                group,
                                begun.size(),
                                destructive ? " destructive" : "",
                                per,
                                most,
                                free),
                Optional.of(free));
    }
}
