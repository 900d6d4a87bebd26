package dev.remediator.testkit;

import dev.remediator.alert.Alert;
import dev.remediator.journal.Assignment;
import dev.remediator.journal.Ending;
import dev.remediator.journal.Halt;
import dev.remediator.journal.Outcome;
import dev.remediator.journal.Performance;
import dev.remediator.journal.RunTaken;
import dev.remediator.journal.Stopped;
import dev.remediator.journal.Tenure.Alarm;
import dev.remediator.playbook.Rung;
import dev.remediator.port.Probed;
import java.time.Duration;
import java.util.Optional;

/// One remedy on its way to its end, over as many workers as it takes.
///
/// @param rehearsal whose
/// @param rung the remedy
/// @param target what it works on
/// @param alert what it answers
/// @param <T> the port
record Act<T>(Rehearsal rehearsal, Rung<T> rung, T target, Alert alert) {

    /// After that an engine would take it away.
    private static final Duration OVERTIME = Duration.ofSeconds(30);

    Played toItsEnd() {
        var time = rehearsal.time();
        var began = time.instant();
        var tenure = rehearsal.newTenure();
        var run = rehearsal.nextRun();
        try (var limit = time.interruptAfter(rung.timeLimit().plus(OVERTIME))) {
            var ending = carriedOn(run, 1, tenure, limit);
            for (int epoch = 2; ending.isEmpty(); epoch++) {
                tenure.isTakenUp();
                ending = carriedOn(run, epoch, tenure, limit);
            }
            var took = Duration.between(began, time.instant());
            return new Played(rung.name(), ending.get(), tenure.journal(), took);
        }
    }

    /// Empty if another worker must go on with it.
    private Optional<Ending> carriedOn(String run, int epoch, FakeTenure tenure, Alarm limit) {
        try {
            var assignment = new Assignment(run, epoch, rung.timeLimit(), alert, tenure.journal());
            var ending =
                    new Performance(
                                    assignment,
                                    tenure,
                                    rehearsal.values(),
                                    rehearsal.time(),
                                    this::object)
                            .of(remedy -> rung.action().perform(remedy, target));
            tenure.end(ending.outcome(), ending.evidence());
            return Optional.of(ending);
        } catch (Killed _) {
            return Optional.empty();
        } catch (RunTaken e) {
            if (limit.rang()) {
                throw new AssertionError(
                        "'"
                                + rung.name()
                                + "' took longer than it may, which is "
                                + rung.timeLimit().toSeconds()
                                + " s",
                        e);
            }
            if (tenure.halted().filter(halt -> halt.way() == Halt.Way.GIVE_BACK).isEmpty()) {
                throw e;
            }
            tenure.isNoLongerHalted();
            return Optional.empty();
        }
    }

    /// What the target says against being destroyed; nobody speaks a veto here.
    private void object() {
        if (rung.destructive()
                && !rung.onAlertAlone()
                && target instanceof Probed probed
                && probed.healthy()) {
            throw new Stopped(
                    Outcome.STILL_WELL,
                    alert.resource()
                            + " says that it is well, so '"
                            + rung.name()
                            + "' was not done");
        }
    }
}
