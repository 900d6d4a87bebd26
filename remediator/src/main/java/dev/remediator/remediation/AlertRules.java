package dev.remediator.remediation;

import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import dev.remediator.playbook.Book;
import java.util.List;

/// What an alert means, given what is already known about its series.
final class AlertRules {
    private final Draft draft;
    private final Ladder ladder;
    private final Book book;

    AlertRules(Draft draft, Ladder ladder, Book book) {
        this.draft = draft;
        this.ladder = ladder;
        this.book = book;
    }

    void received(Alert alert) {
        var known = draft.incident(alert.series());
        if (alert.status() == AlertStatus.SUPPRESSED) {
            draft.settle(known.orElseGet(() -> unheardOf(alert)), Reason.SUPPRESSED_AT_SOURCE, "");
        } else if (known.isPresent()) {
            if (alert.firing()) {
                firesAgain(known.get(), alert);
            } else {
                over(known.get(), alert);
            }
        } else if (alert.firing()) {
            firesFirst(alert);
        } else {
            nothingOpen(alert);
        }
    }

    private Incident unheardOf(Alert alert) {
        return new Incident(
                Names.incident(alert, draft.now),
                alert,
                draft.now,
                null,
                new Condition.Firing(draft.now),
                new Phase.Unmatched(),
                List.of());
    }

    private void firesFirst(Alert alert) {
        var past = draft.past(alert.series());
        if (past.isPresent() && !alert.startsAt().isAfter(past.get().startsAt())) {
            draft.log(
                    unheardOf(alert),
                    Reason.STALE_ALERT,
                    State.CLEARED,
                    null,
                    "its episode began " + alert.startsAt() + " and has ended since",
                    true,
                    true);
            return;
        }
        open(unheardOf(alert));
    }

    private void open(Incident incident) {
        var match = book.match(incident.alert());
        if (match.isEmpty()) {
            draft.put(incident);
            draft.log(incident, Reason.UNMATCHED, State.UNMATCHED, null, "", true, true);
            return;
        }
        var answered =
                new Incident(
                        incident.id(),
                        incident.alert(),
                        incident.openedAt(),
                        match.get().playbook(),
                        incident.condition(),
                        incident.phase(),
                        List.of());
        var heldFor = match.get().plan().trigger().heldFor();
        if (heldFor.isZero()) {
            ladder.begin(answered);
            return;
        }
        var watching = answered.in(new Phase.Watching(draft.now.plus(heldFor)));
        draft.put(watching);
        draft.log(watching, Reason.HELD_FOR, null, "until " + draft.now.plus(heldFor));
    }

    private void firesAgain(Incident incident, Alert alert) {
        if (incident.overtakes(alert)) {
            draft.settle(incident, Reason.STALE_ALERT, "an episode from " + alert.startsAt());
            return;
        }
        switch (incident.phase()) {
            case Phase.Unmatched _ -> firesUnmatched(incident, alert);
            case Phase.Verifying(int remedy, _, _, _) when cameBack(incident, alert) -> {
                var firing = incident.saying(alert, new Condition.Firing(draft.now));
                draft.put(firing);
                draft.settle(
                        firing, Reason.DID_NOT_HOLD, "it fires again since " + alert.startsAt());
                ladder.failed(firing, remedy, Reason.DID_NOT_HOLD, "the alert came back");
            }
            case Phase.Watching _,
                    Phase.Waiting _,
                    Phase.Acting _,
                    Phase.Verifying _,
                    Phase.Paged _ ->
                    repeated(incident, alert);
        }
    }

    private void firesUnmatched(Incident incident, Alert alert) {
        if (book.match(alert).isEmpty()) {
            repeated(incident, alert);
        } else {
            draft.remove(incident);
            open(unheardOf(alert));
        }
    }

    private void repeated(Incident incident, Alert alert) {
        if (incident.condition() instanceof Condition.Clear && !cameBack(incident, alert)) {
            draft.settle(incident, Reason.STALE_ALERT, "its episode has ended since");
            return;
        }
        var condition =
                incident.condition() instanceof Condition.Firing
                        ? incident.condition()
                        : new Condition.Firing(draft.now);
        var heard = incident.saying(alert, condition);
        draft.put(heard);
        draft.settle(heard, Reason.REPEATED, "");
    }

    /// It had cleared, and this is news of a later episode.
    private static boolean cameBack(Incident incident, Alert alert) {
        return incident.condition() instanceof Condition.Clear
                && alert.startsAt().isAfter(incident.alert().startsAt());
    }

    private void over(Incident incident, Alert alert) {
        if (incident.overtakes(alert)) {
            draft.settle(
                    incident, Reason.STALE_ALERT, "the end of an episode from " + alert.startsAt());
            return;
        }
        var clear =
                incident.saying(
                        alert,
                        incident.condition() instanceof Condition.Clear already
                                ? already
                                : new Condition.Clear(draft.now));
        draft.put(clear);
        switch (incident.phase()) {
            case Phase.Watching _ -> clearedAlone(clear, Reason.CLEARED_WHILE_HELD);
            case Phase.Waiting _ -> clearedAlone(clear, Reason.CLEARED_WHILE_WAITING);
            case Phase.Acting(var run) when run.untouched() ->
                    clearedAlone(clear, Reason.CLEARED_WHILE_WAITING);
            case Phase.Acting _ ->
                    draft.settle(clear, Reason.RESOLVED, "while a remedy is under way");
            case Phase.Verifying verifying -> {
                draft.settle(
                        clear,
                        Reason.CONDITION_CLEARED,
                        "it must stay so for " + verifying.holding().toSeconds() + " s");
                ladder.healIfHeld(clear, verifying);
            }
            case Phase.Paged _ -> ladder.resolvedAfterPage(clear);
            case Phase.Unmatched _ -> {
                draft.remove(clear);
                ladder.remember(clear);
                draft.log(clear, Reason.RESOLVED, State.UNMATCHED, null, "", true, true);
            }
        }
    }

    /// Two alerts are settled: the one that says so, and the one that opened the incident.
    private void clearedAlone(Incident clear, Reason reason) {
        draft.settle(clear, Reason.RESOLVED, "");
        ladder.close(clear, reason, State.CLEARED, "");
    }

    private void nothingOpen(Alert alert) {
        var unheard = unheardOf(alert);
        ladder.remember(unheard);
        draft.log(unheard, Reason.NOTHING_OPEN, State.CLEARED, null, "", true, true);
    }
}
