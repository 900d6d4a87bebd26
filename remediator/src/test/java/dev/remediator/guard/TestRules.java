package dev.remediator.guard;

import java.time.Duration;
import java.util.List;

/// The default rules, with one thing otherwise.
public final class TestRules {
    private TestRules() {}

    public static Rules depending(Dependency... dependencies) {
        return lists(List.of(), List.of(dependencies), List.of(), List.of(), List.of());
    }

    public static Rules inhibiting(Inhibition... inhibitions) {
        return lists(List.of(), List.of(), List.of(inhibitions), List.of(), List.of());
    }

    public static Rules protecting(String... targets) {
        return lists(List.of(targets), List.of(), List.of(), List.of(), List.of());
    }

    public static Rules maintaining(Window... windows) {
        return lists(List.of(), List.of(), List.of(), List.of(windows), List.of());
    }

    public static Rules forgetting(String source, Duration after) {
        return lists(
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(new Rules.TimeToLive(source, after)));
    }

    /// For tests that move time in strides no watchful program would trust.
    public static Rules.Tilts trusting() {
        return new Rules.Tilts(
                Duration.ofDays(1), Duration.ofDays(1), Duration.ZERO, Duration.ZERO);
    }

    /// Storms that never break, however many are unwell.
    public static Rules.Storms calm() {
        return new Rules.Storms(
                100, 1000, 100, 1000, Duration.ofSeconds(30), Duration.ofMinutes(5));
    }

    private static Rules lists(
            List<String> protectedTargets,
            List<Dependency> dependencies,
            List<Inhibition> inhibitions,
            List<Window> maintenance,
            List<Rules.TimeToLive> timeToLive) {
        var usual = Rules.DEFAULT;
        return new Rules(
                usual.groups(),
                usual.storm(),
                usual.budgets(),
                usual.flapping(),
                usual.repeats(),
                usual.tilt(),
                usual.tellAfter(),
                usual.demoteAfter(),
                List.of(),
                protectedTargets,
                dependencies,
                inhibitions,
                maintenance,
                timeToLive);
    }
}
