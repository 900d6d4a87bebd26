package dev.remediator.gameday;

import dev.remediator.guard.Rules;
import java.time.Duration;

/// The guards of a game day: all are on; those that count failovers of one cluster have room for as
/// many as there will be.
public final class Lenience {
    private static final int NO_LIMIT = 1_000_000;

    private Lenience() {}

    /// The rules.
    public static Rules rules() {
        var usual = Rules.DEFAULT;
        return new Rules(
                usual.groups(),
                usual.storm(),
                new Rules.Budgets(
                        usual.budgets().destructive(),
                        usual.budgets().fleetDestructive(),
                        NO_LIMIT,
                        usual.budgets().remedies()),
                new Rules.Flapping(
                        NO_LIMIT * 1000,
                        usual.flapping().below(),
                        usual.flapping().halfLife(),
                        usual.flapping().longest()),
                new Rules.Repeats(Duration.ZERO, Duration.ZERO, NO_LIMIT, Duration.ofMinutes(1)),
                new Rules.Tilts(
                        usual.tilt().stall(),
                        usual.tilt().lag(),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(3)),
                usual.tellAfter(),
                0,
                usual.autonomy(),
                usual.protectedTargets(),
                usual.dependencies(),
                usual.inhibitions(),
                usual.maintenance(),
                usual.timeToLive());
    }
}
