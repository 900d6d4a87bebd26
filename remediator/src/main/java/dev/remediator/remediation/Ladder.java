package dev.remediator.remediation;

import dev.remediator.guard.Policy;
import dev.remediator.guard.Tilt;
import dev.remediator.playbook.Book;
import dev.remediator.playbook.Plan;
import dev.remediator.playbook.Rung;
import dev.remediator.reason.Reason;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The way up: from one remedy to the next, and to people when there is none left. Nothing is done
/// before the warden has let it go.
final class Ladder {
    private final Draft draft;
    private final Book book;
    private final Handover handover;
    private final Past past;
    private final Wants wants;
    private final Closing closing;

    Ladder(Draft draft, Book book, Policy policy, Patience patience, @Nullable Tilt tilt) {
        this.draft = draft;
        this.book = book;
        this.handover = new Handover(draft, patience);
        this.past = new Past(draft, policy.rules().repeats());
        this.wants = new Wants(draft, policy, patience, tilt);
        this.closing = new Closing(draft, patience, this::passOn);
    }

    Handover handover() {
        return handover;
    }

    Closing closing() {
        return closing;
    }

    /// The incident wants its resource. What relapses begins where the ladder stopped.
    void begin(Incident incident) {
        int from = past.begin(incident);
        if (from > 0) {
            draft.log(incident, Reason.RELAPSED, remedyName(incident, from - 1), "");
        }
        var waiting = incident.in(new Phase.Waiting(from));
        draft.put(waiting);
        // Calling people needs no lock, so it waits for nobody who has it.
        if (rung(waiting, from).isEmpty() || draft.joinLine(waiting)) {
            climb(waiting, from);
        } else {
            draft.log(waiting, Reason.WAITING_FOR_LOCK, null, "");
        }
    }

    /// Asks to carry out a remedy of the ladder, or to page if there is none left.
    void climb(Incident incident, int from) {
        var plan = plan(incident);
        if (plan.isEmpty()) {
            page(incident, Reason.PLAYBOOK_GONE, "");
            return;
        }
        var rungs = plan.get().rungs();
        int remedy = from;
        while (remedy < rungs.size() && past.coolsDown(incident, rungs.get(remedy).name())) {
            draft.log(incident, Reason.COOLING_DOWN, rungs.get(remedy).name(), "");
            remedy++;
        }
        if (remedy >= rungs.size()) {
            page(incident, exhausted(incident, rungs.isEmpty(), remedy > from), "");
        } else if (rungs.get(remedy).destructive() && past.replacedTooOften()) {
            page(incident, Reason.REPLACED_TOO_OFTEN, past.replacements());
        } else {
            wants.remedy(incident, plan.get(), remedy, null);
        }
    }

    private static Reason exhausted(Incident incident, boolean noRemedy, boolean cooling) {
        if (noRemedy) {
            return Reason.NO_REMEDY;
        }
        if (!incident.attempts().isEmpty()) {
            return Reason.LADDER_EXHAUSTED;
        }
        return cooling ? Reason.COOLING_DOWN : Reason.RELAPSED;
    }

    /// Halted in the middle: to be gone on with when the guards let it.
    void park(Incident incident, Run run) {
        var plan = plan(incident);
        if (plan.isEmpty()) {
            page(incident, Reason.PLAYBOOK_GONE, "");
        } else {
            // What nobody has begun is not gone on with, but begun when it is let go.
            wants.remedy(incident, plan.get(), run.remedy(), run.untouched() ? null : run);
        }
    }

    /// What may have been done counts as tried, however the run ended.
    void mayHaveDone(Incident incident, Run run) {
        if (run.pastTheSafePoint()) {
            rung(incident, run.remedy())
                    .ifPresent(rung -> past.tried(incident, run.remedy(), rung));
        }
    }

    /// A guard has halted it. What has cleared meanwhile is left half done: there is nothing to go
    /// on for.
    void halted(Incident incident, Run run, Reason why) {
        if (incident.firing()) {
            park(incident, run);
        } else {
            mayHaveDone(incident, run);
            closing.close(incident, Held.ending(why), State.CLEARED, "half done");
        }
    }

    /// Nobody has answered.
    void askAgain(Incident incident, Phase.Asking asking) {
        if (asking.parked() == null) {
            climb(incident, asking.remedy());
        } else {
            park(incident, asking.parked());
        }
    }

    /// The guards have let it go.
    void start(Incident incident, Phase.Asking asking, String facts) {
        var rung = rung(incident, asking.remedy());
        if (rung.isEmpty()) {
            page(incident, Reason.PLAYBOOK_GONE, "");
            return;
        }
        if (asking.parked() == null && overtaken(incident, rung.get())) {
            climb(incident, asking.remedy());
            return;
        }
        if (!draft.joinLine(incident)) {
            var waiting = incident.holding(null).in(new Phase.Waiting(asking.remedy()));
            draft.put(waiting);
            draft.log(waiting, Reason.WAITING_FOR_LOCK, null, "");
            return;
        }
        var run =
                asking.parked() == null
                        ? handover.fresh(
                                incident,
                                asking.remedy(),
                                rung.get(),
                                book.code(playbook(incident)))
                        : handover.resumed(asking.parked(), rung.get());
        handover.offer(incident, run, Reason.REMEDY_OFFERED, facts);
    }

    /// While it was held back another incident may have done the same to the same target.
    private boolean overtaken(Incident incident, Rung<?> rung) {
        return past.coolsDown(incident, rung.name())
                || (rung.destructive() && past.replacedTooOften());
    }

    /// Whether the playbook as it is now still calls the remedy what it was called when it began.
    boolean isStillCalled(Incident incident, Run run) {
        return rung(incident, run.remedy())
                .filter(rung -> rung.name().equals(run.work().name()))
                .isPresent();
    }

    /// The remedy's body returned: from now on only the alert counts.
    void done(Incident incident, Run run, String evidence) {
        var rung = rung(incident, run.remedy());
        if (rung.isEmpty() || !isStillCalled(incident, run)) {
            page(incident, Reason.PLAYBOOK_GONE, "");
            return;
        }
        past.tried(incident, run.remedy(), rung.get());
        var done = attempt(rung.get().name(), Reason.REMEDY_DONE, evidence, run);
        var tried = incident.having(done).in(verifying(run.remedy(), rung.get()));
        draft.log(tried, Reason.REMEDY_DONE, rung.get().name(), evidence);
        verify(tried, run.remedy());
    }

    private Phase.Verifying verifying(int remedy, Rung<?> rung) {
        return new Phase.Verifying(
                remedy, draft.now, draft.now.plus(rung.clearsWithin()), rung.holding());
    }

    /// With what became of a run among its attempts.
    Incident having(Incident incident, Run run, Reason result, String evidence) {
        return incident.having(attempt(run.work().name(), result, evidence, run));
    }

    private Attempt attempt(String name, Reason result, String evidence, Run run) {
        return new Attempt(name, result, evidence, run.work().startedAt(), draft.now);
    }

    /// Looks from now on whether the alert clears and stays clear.
    void verify(Incident tried, int remedy) {
        var rung = rung(tried, remedy);
        if (rung.isEmpty()) {
            page(tried, Reason.PLAYBOOK_GONE, "");
            return;
        }
        var verifying = verifying(remedy, rung.get());
        draft.put(tried.in(verifying));
        healIfHeld(tried.in(verifying), verifying);
    }

    /// A body that failed. If the alert has cleared all the same, that is what counts.
    void bodyFailed(Incident incident, Run run, Reason reason, String evidence) {
        var name = remedyName(incident, run.remedy());
        draft.log(incident, reason, name, evidence);
        var tried = incident.having(attempt(name, reason, evidence, run));
        var rung = rung(incident, run.remedy());
        if (!run.untouched()) {
            rung.ifPresent(known -> past.tried(incident, run.remedy(), known));
        }
        if (rung.isPresent() && !incident.firing()) {
            verify(tried, run.remedy());
        } else {
            climb(tried.in(new Phase.Waiting(run.remedy() + 1)), run.remedy() + 1);
        }
    }

    /// Broken off because the alert cleared, and undone.
    void cancelled(Incident incident, Run run, String evidence) {
        var name = remedyName(incident, run.remedy());
        var tried = incident.having(attempt(name, Reason.RUN_CANCELLED, evidence, run));
        if (incident.firing()) {
            draft.log(tried, Reason.RUN_CANCELLED, name, "but it fires again");
            climb(tried.in(new Phase.Waiting(run.remedy())), run.remedy());
        } else {
            closing.close(tried, Reason.RUN_CANCELLED, State.CLEARED, evidence);
        }
    }

    /// A remedy that was done and did not help.
    void failed(Incident incident, int remedy, Reason reason, String evidence) {
        var attempts = incident.attempts();
        var last = attempts.getLast();
        var judged = new Attempt(last.remedy(), reason, evidence, last.startedAt(), draft.now);
        var before = attempts.subList(0, attempts.size() - 1);
        var known = incident.having(before).having(judged);
        climb(known.in(new Phase.Waiting(remedy + 1)), remedy + 1);
    }

    /// Closes the incident if its alert has stayed clear for long enough.
    void healIfHeld(Incident incident, Phase.Verifying verifying) {
        if (incident.condition() instanceof Condition.Clear clear
                && !verifying.healedAt(clear).isAfter(draft.now)) {
            past.healed(incident);
            var remedy = remedyName(incident, verifying.remedy());
            closing.close(incident, Reason.HEALED, State.HEALED, "after '" + remedy + "'");
        }
    }

    /// No further remedy could know better: people are paged.
    ///
    /// If the alert has cleared all the same, that is what counts: a page could never be resolved.
    void stopped(Incident incident, Run run, Reason why, String evidence) {
        if (!incident.firing()) {
            bodyFailed(incident, run, why, evidence);
            return;
        }
        mayHaveDone(incident, run);
        var remedy = remedyName(incident, run.remedy());
        page(
                incident.having(
                        new Attempt(remedy, why, evidence, run.work().startedAt(), draft.now)),
                why,
                evidence);
    }

    /// Automation stops: people have it from here, unless the warden says that they know already.
    ///
    /// What has cleared is over, whatever went wrong: a page could never be resolved.
    void page(Incident incident, Reason why, String facts) {
        if (!incident.firing()) {
            closing.close(incident, why, State.CLEARED, facts);
            return;
        }
        past.gaveUp(incident);
        wants.people(incident, plan(incident), why, facts);
        passOn(incident);
    }

    /// Who is paged for an incident.
    String policyOf(Incident incident) {
        return plan(incident).map(p -> p.otherwise().policy()).orElse("default");
    }

    /// The lock goes to whoever has waited longest.
    void passOn(Incident incident) {
        draft.leaveLine(incident)
                .ifPresent(
                        next -> {
                            if (next.phase() instanceof Phase.Waiting(int remedy)) {
                                climb(next, remedy);
                            }
                        });
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

    static String playbook(Incident incident) {
        return incident.playbook() == null ? "" : incident.playbook();
    }
}
