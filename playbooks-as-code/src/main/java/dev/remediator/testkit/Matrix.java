package dev.remediator.testkit;

import java.util.function.Consumer;

/// The crash matrix without a test framework, for tests that are generated: the same scene is
/// played once without a crash, then once for each place where a worker may die.
///
/// @param boundaries in how many places a worker may die in a run without a crash
/// @param runs how often the scene was played
public record Matrix(int boundaries, int runs) {

    /// Plays it all.
    ///
    /// @param crashes how many workers die at most in one run; at least 1
    /// @param scene plays a remedy; called once for each run, with a fresh rehearsal
    /// @throws AssertionError in one sentence, at the first crash that has made a difference
    public static Matrix of(int crashes, Consumer<Rehearsal> scene) {
        var exploration = new Exploration(crashes);
        while (exploration.hasNext()) {
            var rehearsal = exploration.next();
            scene.accept(rehearsal);
            exploration.judge(rehearsal);
        }
        return new Matrix(exploration.boundaries(), exploration.runs());
    }
}
