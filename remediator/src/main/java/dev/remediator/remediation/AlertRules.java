package dev.remediator.remediation;

import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import dev.remediator.alert.Replayed;
import dev.remediator.guard.Policy;
import dev.remediator.playbook.Book;
import dev.remediator.reason.Reason;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an alert means, given what is already known about its series.
final class AlertRules {
    private final Draft draft;
    private final Ladder ladder;
    private final Book book;
    private final Policy policy;
    private final ClearRules clear;

    AlertRules(Draft draft, Ladder ladder, Book book, Policy policy) {
        this.draft = draft;
        this.ladder = ladder;
        this.book = book;
        this.policy = policy;
        this.clear = new ClearRules(draft, ladder, policy.rules().flapping());
    }

    void received(Alert alert) {
        var known = draft.incident(alert.series());
        if (alert.status() == AlertStatus.SUPPRESSED) {
            draft.settle(known.orElseGet(() -> unheardOf(alert)), Reason.SUPPRESSED_AT_SOURCE, "");
            known.ifPresent(clear::muted);
        } else if (known.isPresent()) {
            if (alert.firing()) {
                firesAgain(known.get(), alert);
            } else {
                clear.over(known.get(), alert);
            }
        } else if (alert.firing()) {
            firesFirst(alert);
        } else {
            nothingOpen(alert);
        }
    }

    /// The source has not repeated itself in time.
    void expired(Incident incident) {
        var over = incident.saying(incident.alert(), new Condition.Clear(draft.now), null);
        draft.put(over);
        draft.log(over, Reason.EXPIRED, null, "last said at most until " + incident.expiresAt());
        clear.cleared(over, null);
    }

    private Incident unheardOf(Alert alert) {
        return new Incident(
                Names.incident(alert, draft.now),
                alert,
                draft.now,
                null,
                new Condition.Firing(draft.now),
                new Phase.Unmatched(),
                List.of(),
                null,
                until(alert));
    }

    /// Until when the source's word holds, if not for ever.
    private @Nullable Instant until(Alert alert) {
        if (alert.firing() && alert.endsAt() != null) {
            return alert.endsAt();
        }
        return policy.rules()
                .timeToLive(Replayed.plain(alert.source()))
                .map(draft.now::plus)
                .orElse(null);
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
        if (past.isPresent()) {
            cameBack(alert);
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
        var answered = incident.answeredBy(match.get().playbook());
        var heldFor = match.get().plan().trigger().heldFor();
        if (flapsTooOften(answered)) {
            draft.log(
                    answered,
                    Reason.FLAPPING,
                    State.WATCHING,
                    null,
                    leaveAlone(answered),
                    false,
                    false);
        } else if (heldFor.isZero()) {
            ladder.begin(answered);
        } else {
            var watching = answered.in(new Phase.Watching(draft.now.plus(heldFor)));
            draft.put(watching);
            draft.log(watching, Reason.HELD_FOR, null, "until " + draft.now.plus(heldFor));
        }
    }

    private void cameBack(Alert alert) {
        var rules = policy.rules().flapping();
        draft.flaps(alert.series(), draft.flapping(alert.series()).cameBack(draft.now, rules));
    }

    private boolean flapsTooOften(Incident incident) {
        var points = draft.flapping(incident.alert().series());
        return points.tooOften(draft.now, policy.rules().flapping());
    }

    /// Leaves it alone, from now or for longer; answers until when.
    private String leaveAlone(Incident incident) {
        var rules = policy.rules().flapping();
        var since = incident.phase() instanceof Phase.Flapping(var began, _, _) ? began : draft.now;
        var calm = draft.flapping(incident.alert().series()).calmAt(draft.now, rules);
        var last = since.plus(rules.longest());
        var until = calm.isBefore(last) ? calm : last;
        draft.put(incident.in(new Phase.Flapping(since, until, policy.rules().tellAfter())));
        return "until " + until;
    }

    private void firesAgain(Incident incident, Alert alert) {
        if (incident.overtakes(alert)) {
            draft.settle(incident, Reason.STALE_ALERT, "an episode from " + alert.startsAt());
            return;
        }
        boolean back = cameBack(incident, alert);
        switch (incident.phase()) {
            case Phase.Unmatched _ -> firesUnmatched(incident, alert);
            case Phase.Verifying(int remedy, _, _, _) when back -> {
                cameBack(alert);
                var firing = firing(incident, alert);
                draft.settle(
                        firing, Reason.DID_NOT_HOLD, "it fires again since " + alert.startsAt());
                ladder.failed(firing, remedy, Reason.DID_NOT_HOLD, "the alert came back");
            }
            case Phase.Flapping flapping when back -> flapsOn(incident, flapping, alert);
            case Phase.Watching _,
                    Phase.Flapping _,
                    Phase.Waiting _,
                    Phase.Asking _,
                    Phase.Paging _,
                    Phase.Acting _,
                    Phase.Verifying _,
                    Phase.Paged _ ->
                    repeated(incident, alert);
        }
    }

    /// Left alone for long enough: somebody should know.
    private void flapsOn(Incident incident, Phase.Flapping flapping, Alert alert) {
        cameBack(alert);
        var firing = firing(incident, alert);
        var facts = leaveAlone(firing);
        draft.settle(firing, Reason.FLAPPING, facts);
        if (!draft.now.isBefore(flapping.since().plus(policy.rules().tellAfter()))) {
            ladder.page(firing, Reason.FLAPPING, "it has come and gone since " + flapping.since());
        }
    }

    private Incident firing(Incident incident, Alert alert) {
        var firing = incident.saying(alert, new Condition.Firing(draft.now), until(alert));
        draft.put(firing);
        return firing;
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
        if (!incident.firing() && !incident.expired() && !cameBack(incident, alert)) {
            draft.settle(incident, Reason.STALE_ALERT, "its episode has ended since");
            return;
        }
        if (!incident.firing() && incident.phase() instanceof Phase.Paged) {
            cameBack(alert);
        }
        var condition = incident.firing() ? incident.condition() : new Condition.Firing(draft.now);
        var heard = incident.saying(alert, condition, until(alert));
        draft.put(heard);
        draft.settle(heard, Reason.REPEATED, "");
    }

    /// It had cleared, and this is news of a later episode.
    private static boolean cameBack(Incident incident, Alert alert) {
        return !incident.firing() && alert.startsAt().isAfter(incident.alert().startsAt());
    }

    private void nothingOpen(Alert alert) {
        ladder.closing().remember(alert);
        draft.log(unheardOf(alert), Reason.NOTHING_OPEN, State.CLEARED, null, "", true, true);
    }
}
