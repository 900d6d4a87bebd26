package dev.remediator.remediation;

import dev.remediator.reason.Reason;
import java.util.Map;

/// What is due although nothing happened.
final class TimeRules {
    private final Draft draft;
    private final Ladder ladder;
    private final AlertRules alerts;
    private final CrewRules crew;

    TimeRules(Draft draft, Ladder ladder, AlertRules alerts, CrewRules crew) {
        this.draft = draft;
        this.ladder = ladder;
        this.alerts = alerts;
        this.crew = crew;
    }

    /// @param present how many workers there are for each version of a playbook
    void passed(Map<String, Integer> present) {
        for (var before : draft.incidents()) {
            // An earlier one in this loop may have changed a later one, by passing on the lock.
            draft.incident(before.alert().series()).ifPresent(i -> passed(i, present));
        }
    }

    private void passed(Incident incident, Map<String, Integer> present) {
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
            case Phase.Acting(var run) -> overdue(incident, run, present);
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

    private void overdue(Incident incident, Run run, Map<String, Integer> present) {
        switch (run.owner()) {
            case Run.Offered offered -> crew.unclaimed(incident, run, offered, present);
            case Run.Held(var worker) -> {
                draft.tell(
                        new Answer.Revoked(
                                worker, run.id(), run.epoch(), "the remedy took too long"));
                // What it still does nobody knows, so no other remedy is begun on top of it.
                ladder.stopped(incident, run, Reason.REMEDY_TIMED_OUT, worker + " had it");
            }
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
