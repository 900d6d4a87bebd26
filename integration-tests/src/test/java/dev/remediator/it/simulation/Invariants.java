package dev.remediator.it.simulation;

import dev.remediator.guard.Rules;
import java.util.List;

/// All of them, fresh for one world.
final class Invariants {

    private Invariants() {}

    /// @param rules what the operator has set, whatever the engine makes of it
    static List<Invariant> of(Rules rules, Time time) {
        var told = new Told(rules);
        return List.of(
                told,
                new NothingUnaccounted(),
                new NothingSpins(),
                new Runs.OneHand(),
                new Runs.OnceIsOnce(),
                new Runs.OnlyWhatIsAllowed(),
                new BudgetsAreKept(rules, time),
                new Allowed.TargetsAreNamed(told),
                new Allowed.TheProtectedStay(told, rules),
                new Allowed.NothingUnderTheCord(told),
                new Allowed.TheCordStopsRuns(told),
                new Allowed.SilenceIsKept(told, rules),
                new Allowed.TheExplainedWaits(told, rules),
                new Allowed.ParentsComeFirst(told, rules),
                new Allowed.NothingInTilt(told),
                new Allowed.NothingDestroyedInAStorm(told, time),
                new Allowed.AutonomyIsKept(told, rules, time),
                new Repeats.NotAgainSoSoon(rules, time),
                new Repeats.RelapsesGoOn(rules, time),
                new Repeats.NotDestroyedTooOften(rules),
                new Repeats.WhatFlapsIsLeftAlone(rules, time),
                new AtRest.EveryoneIsTold(told),
                new AtRest.PagesAreTrue(),
                new AtRest.PermitsAreGivenBack(),
                new AtRest.TheEngineKnows(),
                new AtRest.TheWardenCountsRight(told));
    }
}
