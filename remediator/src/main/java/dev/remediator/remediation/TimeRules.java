package dev.remediator.remediation;

import dev.remediator.reason.Reason;

/// What is due although nothing happened.
final class TimeRules {
    private final Draft draft;
    private final Ladder ladder;
    private final AlertRules alerts;

    TimeRules(Draft draft, Ladder ladder, AlertRules alerts) {
        this.draft = draft;
        this.ladder = ladder;
        this.alerts = alerts;
    }

    void passed() {
        for (var before : draft.incidents()) {
            // An earlier one in this loop may have changed a later one, by passing on the lock.
            draft.incident(before.alert().series()).ifPresent(this::passed);
        }
    }

    private void passed(Incident incident) {
        if (incident.firing()
                && incident.expiresAt() != null
                && !incident.expiresAt().isAfter(draft.now)) {
            alerts.expired(incident);
            return;
        }
        var due = incident.phase().due(incident.condition());
        if (due.isEmpty() || due.get().isAfter(draft.now)) {
            return;
        }
        switch (incident.phase()) {
            case Phase.Watching _ -> ladder.begin(incident);
            case Phase.Flapping _ -> calm(incident);
            case Phase.Asking asking -> ladder.askAgain(incident, asking);
            case Phase.Paging paging ->
                    ladder.closing().pageNow(incident, paging, ladder.policyOf(incident));
            case Phase.Acting(var run) -> overdue(incident, run);
            case Phase.Verifying verifying -> judge(incident, verifying);
            case Phase.Paged _ ->
                    ladder.closing().resolvedAfterPage(incident, ladder.policyOf(incident), false);
            case Phase.Waiting _, Phase.Unmatched _ -> {}
        }
    }

    private void calm(Incident incident) {
        if (incident.firing()) {
            ladder.begin(incident);
        } else {
            ladder.closing().close(incident, Reason.CLEARED_WHILE_FLAPPING, State.CLEARED, "");
        }
    }

    private void overdue(Incident incident, Run run) {
        if (!run.deadline().isAfter(draft.now)) {
            if (run.owner() instanceof Run.Held(var worker)) {
                draft.tell(
                        new Answer.Revoked(
                                worker, run.id(), run.epoch(), "the remedy took too long"));
            }
            var who =
                    run.owner() instanceof Run.Held(var worker)
                            ? worker + " had it"
                            : "no worker took it";
            ladder.bodyFailed(incident, run, Reason.REMEDY_TIMED_OUT, who);
        } else if (run.owner() instanceof Run.Offered) {
            var again = ladder.offeredAgain(run);
            ladder.offer(incident.in(new Phase.Acting(again)), again, Reason.OFFER_REPEATED, "");
        }
    }

    private void judge(Incident incident, Phase.Verifying verifying) {
        switch (incident.condition()) {
            case Condition.Clear _ -> ladder.healIfHeld(incident, verifying);
            case Condition.Firing _ -> {
                draft.log(
                        incident,
                        Reason.DID_NOT_CLEAR,
                        ladder.remedyName(incident, verifying.remedy()),
                        "it still fires");
                ladder.failed(
                        incident,
                        verifying.remedy(),
                        Reason.DID_NOT_CLEAR,
                        "the alert still fires");
            }
        }
    }
}
