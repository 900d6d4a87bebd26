package dev.remediator.remediation;

import dev.remediator.playbook.Book;
import dev.remediator.playbook.Plan;
import dev.remediator.playbook.Rung;
import java.util.List;
import java.util.Optional;

/// Climbing: lock, remedy, verify, next remedy, page. Each method is one step of an incident.
final class Ladder {
    private final Draft draft;
    private final Book book;
    private final Patience patience;

    Ladder(Draft draft, Book book, Patience patience) {
        this.draft = draft;
        this.book = book;
        this.patience = patience;
    }

    /// The incident wants its resource.
    void begin(Incident incident) {
        var waiting = incident.in(new Phase.Waiting());
        draft.put(waiting);
        if (draft.joinLine(waiting)) {
            climb(waiting, 0);
        } else {
            draft.log(waiting, Reason.WAITING_FOR_LOCK, null, "");
        }
    }

    /// Offers a remedy of the ladder, or pages if there is none left.
    private void climb(Incident incident, int remedy) {
        var plan = plan(incident);
        if (plan.isEmpty()) {
            page(incident, Reason.PLAYBOOK_GONE);
            return;
        }
        var rungs = plan.get().rungs();
        if (remedy >= rungs.size()) {
            page(incident, rungs.isEmpty() ? Reason.NO_REMEDY : Reason.LADDER_EXHAUSTED);
            return;
        }
        var run =
                new Run(
                        Names.run(incident, remedy),
                        remedy,
                        1,
                        new Run.Offered(draft.now.plus(patience.claim())),
                        draft.now,
                        draft.now.plus(rungs.get(remedy).timeLimit()),
                        List.of());
        offer(incident.in(new Phase.Acting(run)), run, Reason.REMEDY_OFFERED, "");
    }

    /// Offers the run to whichever worker takes it.
    void offer(Incident incident, Run run, Reason reason, String facts) {
        draft.put(incident);
        draft.log(incident, reason, remedyName(incident, run.remedy()), facts);
        draft.effect(
                new Effect.Offer(
                        draft.resource,
                        incident.id(),
                        run.id(),
                        run.epoch(),
                        playbook(incident),
                        run.remedy(),
                        incident.alert(),
                        run.journal()));
    }

    Run offeredAgain(Run run) {
        return run.ownedBy(new Run.Offered(draft.now.plus(patience.claim())));
    }

    Run takenAway(Run run) {
        return run.takenAway(draft.now.plus(patience.claim()));
    }

    /// The remedy's body returned: from now on only the alert counts.
    void done(Incident incident, Run run, String evidence) {
        var rung = rung(incident, run.remedy());
        if (rung.isEmpty()) {
            page(incident, Reason.PLAYBOOK_GONE);
            return;
        }
        var verifying =
                new Phase.Verifying(
                        run.remedy(),
                        draft.now,
                        draft.now.plus(rung.get().clearsWithin()),
                        rung.get().holding());
        draft.log(incident, Reason.REMEDY_DONE, rung.get().name(), evidence);
        var tried =
                incident.in(verifying)
                        .having(
                                new Attempt(
                                        rung.get().name(),
                                        Reason.REMEDY_DONE,
                                        evidence,
                                        run.startedAt(),
                                        draft.now));
        draft.put(tried);
        healIfHeld(tried, verifying);
    }

    /// A body that failed. If the alert has cleared all the same, that is what counts.
    void bodyFailed(Incident incident, Run run, Reason reason, String evidence) {
        var name = remedyName(incident, run.remedy());
        draft.log(incident, reason, name, evidence);
        var tried =
                incident.having(new Attempt(name, reason, evidence, run.startedAt(), draft.now));
        var rung = rung(incident, run.remedy());
        if (rung.isPresent() && incident.condition() instanceof Condition.Clear) {
            var by = draft.now.plus(rung.get().clearsWithin());
            var verifying = new Phase.Verifying(run.remedy(), draft.now, by, rung.get().holding());
            draft.put(tried.in(verifying));
            healIfHeld(tried.in(verifying), verifying);
        } else {
            climb(tried.in(new Phase.Waiting()), run.remedy() + 1);
        }
    }

    /// A remedy that was done and did not help.
    void failed(Incident incident, int remedy, Reason reason, String evidence) {
        var attempts = incident.attempts();
        var last = attempts.getLast();
        var judged = new Attempt(last.remedy(), reason, evidence, last.startedAt(), draft.now);
        var before = attempts.subList(0, attempts.size() - 1);
        var known =
                new Incident(
                        incident.id(),
                        incident.alert(),
                        incident.openedAt(),
                        incident.playbook(),
                        incident.condition(),
                        new Phase.Waiting(),
                        before);
        climb(known.having(judged), remedy + 1);
    }

    /// Closes the incident if its alert has stayed clear for long enough.
    void healIfHeld(Incident incident, Phase.Verifying verifying) {
        if (incident.condition() instanceof Condition.Clear clear
                && !verifying.healedAt(clear).isAfter(draft.now)) {
            var remedy = remedyName(incident, verifying.remedy());
            close(incident, Reason.HEALED, State.HEALED, "after '" + remedy + "'");
        }
    }

    /// The incident is over, and with it its opening alert.
    void close(Incident incident, Reason reason, State state, String facts) {
        draft.log(incident, reason, state, null, facts, true, true);
        forget(incident);
    }

    /// Automation stops: people have it from here.
    void page(Incident incident, Reason why) {
        var paged = incident.in(new Phase.Paged(why));
        draft.put(paged);
        draft.log(paged, why, State.PAGED, null, tried(paged), true, false);
        draft.effect(new Effect.Paging(paging(paged, Page.Action.TRIGGER, why)));
        passOn(paged);
    }

    void resolvedAfterPage(Incident incident) {
        draft.log(incident, Reason.RESOLVED_AFTER_PAGE, State.PAGED, null, "", true, true);
        draft.effect(
                new Effect.Paging(
                        paging(incident, Page.Action.RESOLVE, Reason.RESOLVED_AFTER_PAGE)));
        forget(incident);
    }

    private Page paging(Incident incident, Page.Action action, Reason why) {
        return new Page(
                action,
                incident.id(),
                draft.resource,
                plan(incident).map(p -> p.otherwise().policy()).orElse("default"),
                incident.alert(),
                playbook(incident),
                why,
                incident.attempts(),
                draft.now);
    }

    private void forget(Incident incident) {
        draft.remove(incident);
        remember(incident);
        passOn(incident);
    }

    void remember(Incident incident) {
        draft.remember(incident.alert(), draft.now.plus(patience.memory()));
    }

    /// The lock goes to whoever has waited longest.
    private void passOn(Incident incident) {
        draft.leaveLine(incident).ifPresent(next -> climb(next, 0));
    }

    private static String tried(Incident incident) {
        return switch (incident.attempts().size()) {
            case 0 -> "nothing was tried";
            case 1 -> "one remedy was tried";
            default -> incident.attempts().size() + " remedies were tried";
        };
    }

    private Optional<Plan<?>> plan(Incident incident) {
        return book.plan(playbook(incident));
    }

    private Optional<Rung<?>> rung(Incident incident, int remedy) {
        return plan(incident)
                .filter(p -> remedy < p.rungs().size())
                .map(p -> (Rung<?>) p.rungs().get(remedy));
    }

    String remedyName(Incident incident, int remedy) {
        return rung(incident, remedy).map(Rung::name).orElse("remedy " + (remedy + 1));
    }

    private static String playbook(Incident incident) {
        return incident.playbook() == null ? "" : incident.playbook();
    }
}
