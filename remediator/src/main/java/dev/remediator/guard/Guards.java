package dev.remediator.guard;

import java.time.Instant;
import java.util.List;

/// All the guards, in the order in which they are asked. The first that objects gives the reason:
/// hard refusals first, then what people have said, then what explains the alert, then how much is
/// going on, and last, when everything else would let it go, whether the playbook may do it by
/// itself.
public final class Guards {
    /// Every guard there is. All of them are on.
    public static final List<Guard> ALL =
            List.of(
                    new ExplicitTarget(),
                    new ProtectedTarget(),
                    new AndonCord(),
                    new Silencing(),
                    new ExplainedByAnother(),
                    new SickParent(),
                    new SelfDistrust(),
                    new StormBreaker(),
                    new EarnedAutonomy(),
                    new InFlightBudget(),
                    new RollingBudget());

    private Guards() {}

    /// Asks them in order.
    ///
    /// @param guards the guards
    /// @return the first objection; else what all of them saw
    public static Verdict judge(
            List<Guard> guards, Wish wish, Facts facts, Policy policy, Instant now) {
        var seen = new StringBuilder();
        for (var guard : guards) {
            switch (guard.judge(wish, facts, policy, now)) {
                case Verdict.Clear(var saw) -> {
                    if (!saw.isEmpty()) {
                        seen.append(seen.isEmpty() ? "" : "; ").append(saw);
                    }
                }
                case Verdict.Hold hold -> {
                    return hold.of(wish.ask().resource());
                }
                case Verdict.Refuse refuse -> {
                    return refuse;
                }
            }
        }
        return new Verdict.Clear(seen.toString());
    }
}
