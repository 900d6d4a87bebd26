package dev.remediator.remediation;

import dev.remediator.journal.Halt;
import dev.remediator.reason.Reason;
import java.util.Optional;

/// What a worker's report means. Only the worker that holds the run, in the epoch it was granted,
/// moves it on; everything else is late.
final class RunRules {
    private final Draft draft;
    private final Ladder ladder;

    RunRules(Draft draft, Ladder ladder) {
        this.draft = draft;
        this.ladder = ladder;
    }

    void reported(Report.OfRun report) {
        var acting = acting(report.run());
        if (acting.isEmpty()) {
            refuse(report, "the run has ended");
            return;
        }
        var incident = acting.get().incident();
        var run = acting.get().run();
        if (report instanceof Report.Claimed claim) {
            claimed(incident, run, claim);
        } else if (!run.heldBy(report.worker(), report.epoch())) {
            var remedy = ladder.remedyName(incident, run.remedy());
            draft.log(incident, Reason.LATE_REPORT, remedy, describe(report));
            refuse(report, "another worker has the run");
        } else {
            switch (report) {
                case Report.Claimed _ -> throw new IllegalStateException("handled above");
                case Report.Intended intended -> intended(incident, run, intended);
                case Report.Recorded recorded -> recorded(incident, run, recorded);
                case Report.Ended ended -> ended(incident, run, ended);
                case Report.Returned returned ->
                        freed(
                                incident,
                                run,
                                Reason.RUN_RETURNED,
                                returned.worker() + ": " + returned.why());
            }
        }
    }

    /// The worker fell silent: what it held is offered again, under a higher epoch.
    void lost(String worker) {
        for (var incident : draft.incidents()) {
            if (incident.phase() instanceof Phase.Acting(var run)
                    && run.owner().equals(new Run.Held(worker))) {
                draft.tell(
                        new Answer.Revoked(worker, run.id(), run.epoch(), "no heartbeat arrived"));
                freed(incident, run, Reason.WORKER_LOST, worker);
            }
        }
    }

    /// Nobody has it now: others may, unless it was to stop anyway.
    private void freed(Incident incident, Run run, Reason reason, String facts) {
        if (run.halted() || (run.halting() && incident.firing())) {
            draft.log(incident, reason, ladder.remedyName(incident, run.remedy()), facts);
            ladder.halted(incident, ladder.takenAway(run), Reason.ANDON);
        } else {
            var again = ladder.takenAway(run);
            ladder.offer(incident.in(new Phase.Acting(again)), again, reason, facts);
        }
    }

    private void claimed(Incident incident, Run run, Report.Claimed claim) {
        if (run.heldBy(claim.worker(), claim.epoch())) {
            // It says again what has been granted: the grant is on its way, and stays.
            return;
        }
        if (run.epoch() != claim.epoch() || !(run.owner() instanceof Run.Offered)) {
            refuse(claim, "another worker was first");
            return;
        }
        var held = incident.in(new Phase.Acting(run.ownedBy(new Run.Held(claim.worker()))));
        draft.put(held);
        draft.log(
                held, Reason.CLAIM_GRANTED, ladder.remedyName(held, run.remedy()), claim.worker());
        draft.tell(
                new Answer.Granted(
                        claim.worker(), draft.resource, run.id(), run.epoch(), draft.nextToken()));
        if (!incident.firing() && !run.pastTheSafePoint()) {
            draft.put(held.in(new Phase.Acting(run.ownedBy(new Run.Held(claim.worker())).told())));
            draft.tell(
                    new Answer.Halt(
                            claim.worker(),
                            run.id(),
                            run.epoch(),
                            "the alert cleared",
                            Halt.Way.UNDO));
        }
    }

    private void intended(Incident incident, Run run, Report.Intended intended) {
        var step = intended.entry().step();
        if (run.halted() || (run.halting() && incident.firing())) {
            haltedBefore(incident, run, intended);
            return;
        }
        draft.put(incident.in(new Phase.Acting(run.recorded(intended.entry()))));
        draft.log(
                incident,
                Reason.INTENT_COMMITTED,
                ladder.remedyName(incident, run.remedy()),
                intended.entry().sentence());
        draft.tell(new Answer.IntentCommitted(intended.worker(), run.id(), run.epoch(), step));
    }

    /// There is no safer point than before a deed that must not happen twice: its worker waits for
    /// leave.
    private void haltedBefore(Incident incident, Run run, Report.Intended intended) {
        var why = "halted before '" + intended.entry().sentence() + "'";
        draft.tell(new Answer.Revoked(intended.worker(), run.id(), run.epoch(), why));
        freed(incident, run, Reason.RUN_RETURNED, why);
    }

    private void recorded(Incident incident, Run run, Report.Recorded recorded) {
        var entry = recorded.entry();
        draft.put(incident.in(new Phase.Acting(run.recorded(entry))));
        draft.log(
                incident,
                Reason.STEP_RECORDED,
                ladder.remedyName(incident, run.remedy()),
                entry.sentence());
    }

    private void ended(Incident incident, Run run, Report.Ended ended) {
        switch (ended.outcome()) {
            case SUCCEEDED -> ladder.done(incident, run, ended.evidence());
            case FAILED -> ladder.bodyFailed(incident, run, Reason.REMEDY_FAILED, ended.evidence());
            case UNKNOWN -> stopped(incident, run, Reason.OUTCOME_UNKNOWN, ended.evidence());
            case DIVERGED -> stopped(incident, run, Reason.DIVERGED, ended.evidence());
            case TARGET_UNKNOWN -> stopped(incident, run, Reason.TARGET_UNKNOWN, ended.evidence());
            case CANCELLED -> ladder.cancelled(incident, run, ended.evidence());
            case STILL_WELL -> stopped(incident, run, Reason.STILL_WELL, ended.evidence());
            case VETOED -> stopped(incident, run, Reason.VETOED, ended.evidence());
        }
    }

    /// No further remedy could know better: people are paged.
    ///
    /// If the alert has cleared all the same, that is what counts: a page could never be resolved.
    private void stopped(Incident incident, Run run, Reason why, String evidence) {
        if (!incident.firing()) {
            ladder.bodyFailed(incident, run, why, evidence);
            return;
        }
        ladder.mayHaveDone(incident, run);
        var remedy = ladder.remedyName(incident, run.remedy());
        ladder.page(
                incident.having(new Attempt(remedy, why, evidence, run.startedAt(), draft.now)),
                why,
                evidence);
    }

    private void refuse(Report.OfRun report, String why) {
        draft.tell(new Answer.Revoked(report.worker(), report.run(), report.epoch(), why));
    }

    private static String describe(Report.OfRun report) {
        var what =
                switch (report) {
                    case Report.Claimed _ -> "claimed";
                    case Report.Intended(_, _, _, _, var entry) -> "intended " + entry.step();
                    case Report.Recorded(_, _, _, _, var entry) -> "recorded " + entry.step();
                    case Report.Ended(_, _, _, _, var outcome, _) -> "ended " + outcome;
                    case Report.Returned _ -> "gave it back";
                };
        return report.worker() + " " + what + " in epoch " + report.epoch();
    }

    private Optional<Found> acting(String run) {
        return draft.incidents().stream()
                .flatMap(
                        i ->
                                i.phase() instanceof Phase.Acting(var acting)
                                        ? Optional.of(new Found(i, acting)).stream()
                                        : Optional.<Found>empty().stream())
                .filter(found -> found.run().id().equals(run))
                .findFirst();
    }

    private record Found(Incident incident, Run run) {}
}
