package dev.remediator.remediation;

import dev.remediator.journal.StepEntry;
import dev.remediator.reason.Reason;

/// What is said about a run by a worker that does not have it any more. It never moves the run on.
/// But that a deed was done which was intended, and of which nobody else can know, is evidence: it
/// is kept, and whoever has the run is told. That it failed is none: since then it may have been
/// done by another.
final class LateRules {
    private final Draft draft;
    private final Ladder ladder;

    LateRules(Draft draft, Ladder ladder) {
        this.draft = draft;
        this.ladder = ladder;
    }

    /// Another worker has the run, or is to have it.
    void overtaken(Incident incident, Run run, Report.OfRun report) {
        if (!isEvidence(run, report)) {
            log(incident, Reason.LATE_REPORT, run.remedy(), report);
            return;
        }
        var wiser = run.recorded(((Report.Recorded) report).entry());
        switch (run.owner()) {
            case Run.Held(var worker) -> {
                draft.put(incident.in(new Phase.Acting(wiser)));
                log(incident, Reason.LATE_EVIDENCE, run.remedy(), report);
                draft.tell(
                        new Answer.Learned(
                                worker, run.id(), run.epoch(), ((Report.Recorded) report).entry()));
            }
            // What was offered does not have it, so that offer must not be taken any more.
            case Run.Offered _ -> {
                var again = ladder.handover().takenAway(wiser);
                ladder.handover().offer(incident, again, Reason.LATE_EVIDENCE, describe(report));
            }
        }
    }

    /// Nobody has it: it is parked, or its incident has gone on without it.
    void ended(Report.OfRun report) {
        for (var incident : draft.incidents()) {
            if (incident.phase() instanceof Phase.Asking asking
                    && asking.parked() != null
                    && asking.parked().id().equals(report.run())
                    && isEvidence(asking.parked(), report)) {
                var wiser = asking.parked().recorded(((Report.Recorded) report).entry());
                draft.put(
                        incident.in(
                                new Phase.Asking(
                                        asking.remedy(), wiser, asking.again(), asking.heldBy())));
                log(incident, Reason.LATE_EVIDENCE, asking.remedy(), report);
            } else if (Names.isRunOf(incident, report.run())
                    && report instanceof Report.Recorded
                    && incident.attempts().stream()
                            .anyMatch(a -> a.result() == Reason.OUTCOME_UNKNOWN)) {
                draft.log(incident, Reason.LATE_EVIDENCE, null, describe(report));
            }
        }
    }

    private static boolean isEvidence(Run run, Report.OfRun report) {
        return report instanceof Report.Recorded recorded
                && recorded.entry().kind() == StepEntry.Kind.DONE
                && run.wonders(recorded.entry().step());
    }

    private void log(Incident incident, Reason reason, int remedy, Report.OfRun report) {
        draft.log(incident, reason, ladder.remedyName(incident, remedy), describe(report));
    }

    private static String describe(Report.OfRun report) {
        var what =
                switch (report) {
                    case Report.Claimed _ -> "claimed";
                    case Report.Intended(_, _, _, _, var entry) -> "intended " + entry.step();
                    case Report.Recorded(_, _, _, _, var entry) -> "recorded " + entry.sentence();
                    case Report.Ended(_, _, _, _, var outcome, _) -> "ended " + outcome;
                    case Report.Returned _ -> "gave it back";
                    case Report.Declined _ -> "declined";
                };
        return report.worker() + " " + what + " in epoch " + report.epoch();
    }
}
