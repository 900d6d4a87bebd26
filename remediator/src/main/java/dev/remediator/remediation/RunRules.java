package dev.remediator.remediation;

import dev.remediator.reason.Reason;
import java.util.Optional;

/// What a worker's report means. Only the worker that holds the run, in the epoch it was granted,
/// moves it on; everything else is late.
final class RunRules {
    private final Draft draft;
    private final Ladder ladder;
    private final CrewRules crew;

    RunRules(Draft draft, Ladder ladder, CrewRules crew) {
        this.draft = draft;
        this.ladder = ladder;
        this.crew = crew;
    }

    void reported(Report.OfRun report) {
        var acting = acting(report.run());
        if (acting.isEmpty()) {
            new LateRules(draft, ladder).ended(report);
            refuse(report, "the run has ended");
            return;
        }
        var incident = acting.get().incident();
        var run = acting.get().run();
        if (report instanceof Report.Claimed claim) {
            claimed(incident, run, claim);
        } else if (report instanceof Report.Declined declined) {
            crew.declined(incident, run, declined);
        } else if (!run.heldBy(report.worker(), report.epoch())) {
            new LateRules(draft, ladder).overtaken(incident, run, report);
            refuse(report, "another worker has the run");
        } else {
            held(incident, run, report);
        }
    }

    private void held(Incident incident, Run run, Report.OfRun report) {
        switch (report) {
            case Report.Claimed _, Report.Declined _ ->
                    throw new IllegalStateException("handled before");
            case Report.Intended intended -> intended(incident, run, intended);
            case Report.Recorded recorded -> recorded(incident, run, recorded);
            case Report.Ended ended -> ended(incident, run, ended);
            case Report.Returned returned ->
                    returned(incident, run, returned.worker() + ": " + returned.why());
        }
    }

    /// The worker died and is back under its own name: it goes on with what it held, and need not
    /// wait until its former self is given up. What that one may still say is late.
    void back(Event.WorkerBack back) {
        for (var incident : draft.incidents()) {
            if (incident.phase() instanceof Phase.Acting(var run)
                    && run.owner().equals(new Run.Held(back.before()))) {
                draft.tell(
                        new Answer.Revoked(
                                back.before(),
                                run.id(),
                                run.epoch(),
                                "a new worker of its name has begun"));
                if (stopping(incident, run) || !back.codes().contains(run.work().code())) {
                    freed(incident, run, Reason.WORKER_LOST, back.before());
                } else {
                    ladder.handover().giveBack(incident, run, back.worker(), back.before());
                }
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
        if (stopping(incident, run)) {
            draft.log(incident, reason, ladder.remedyName(incident, run.remedy()), facts);
            ladder.halted(incident, ladder.handover().takenAway(run), Reason.ANDON);
        } else {
            var again = ladder.handover().takenAway(run);
            ladder.handover().offer(incident, again, reason, facts);
        }
    }

    /// Its worker lives and cannot go on with it; the next may not be able to either, so there are
    /// growing pauses.
    private void returned(Incident incident, Run run, String facts) {
        if (stopping(incident, run)) {
            freed(incident, run, Reason.RUN_RETURNED, facts);
            return;
        }
        var pause = ladder.handover().pauseAfter(run.epoch());
        var again = run.takenAway(draft.now, draft.now.plus(pause));
        var acting = incident.in(new Phase.Acting(again));
        draft.put(acting);
        draft.log(acting, Reason.RUN_RETURNED, run.work().name(), facts);
    }

    private static boolean stopping(Incident incident, Run run) {
        return run.halted() || (run.halting() && incident.firing());
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
        ladder.handover().grant(incident, run, claim.worker());
    }

    private void intended(Incident incident, Run run, Report.Intended intended) {
        var step = intended.entry().step();
        if (run.halted() || run.halting()) {
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
            case UNKNOWN -> unknown(incident, run, ended.evidence());
            case DIVERGED -> ladder.stopped(incident, run, Reason.DIVERGED, ended.evidence());
            case TARGET_UNKNOWN ->
                    ladder.stopped(incident, run, Reason.TARGET_UNKNOWN, ended.evidence());
            case CANCELLED -> ladder.cancelled(incident, run, ended.evidence());
            case STILL_WELL -> ladder.stopped(incident, run, Reason.STILL_WELL, ended.evidence());
            case VETOED -> ladder.stopped(incident, run, Reason.VETOED, ended.evidence());
        }
    }

    /// Unless an earlier worker has said meanwhile what came of it.
    private void unknown(Incident incident, Run run, String evidence) {
        if (run.pastTheSafePoint() && run.allDone()) {
            freed(incident, run, Reason.LATE_EVIDENCE, "it is known after all: " + evidence);
        } else {
            ladder.stopped(incident, run, Reason.OUTCOME_UNKNOWN, evidence);
        }
    }

    private void refuse(Report.OfRun report, String why) {
        draft.tell(new Answer.Revoked(report.worker(), report.run(), report.epoch(), why));
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
