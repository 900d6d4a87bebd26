package dev.remediator.remediation;

import dev.remediator.journal.Halt;
import dev.remediator.playbook.Rung;
import dev.remediator.reason.Reason;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a run comes into a worker's hands: it is offered to all, and granted to the first that asks.
final class Handover {
    /// A worker that cannot take a run has used up its offer, so it is made again soon.
    private static final Duration SOON = Duration.ofMillis(50);

    private static final int DOUBLINGS = 10;

    private final Draft draft;
    private final Patience patience;

    Handover(Draft draft, Patience patience) {
        this.draft = draft;
        this.patience = patience;
    }

    /// A run that begins now.
    ///
    /// @param code which version of its playbook carries it out
    Run fresh(Incident incident, int remedy, Rung<?> rung, String code) {
        var work = new Run.Work(Names.run(incident), remedy, rung.name(), code, draft.now);
        return new Run(
                work,
                1,
                Run.Offered.from(draft.now, draft.now.plus(patience.claim())),
                draft.now.plus(rung.timeLimit()).plus(patience.overtime()),
                List.of(),
                false,
                false);
    }

    /// A run that was parked. However long it was, it gets its whole time again: the rest is not
    /// worth a failure.
    Run resumed(Run parked, Rung<?> rung) {
        var until = draft.now.plus(rung.timeLimit()).plus(patience.overtime());
        var pause = atLeastNothing(Duration.between(parked.deadline(), until));
        return parked.resumed(draft.now, draft.now.plus(patience.claim()), pause);
    }

    private static Duration atLeastNothing(Duration time) {
        return time.isNegative() ? Duration.ZERO : time;
    }

    /// A run that its worker has lost.
    Run takenAway(Run run) {
        return run.takenAway(draft.now, draft.now.plus(patience.claim()));
    }

    /// A run that nobody has taken so far. It is offered ever more rarely: if all workers are busy
    /// the first offer is still there; it is lost only if the worker that took it died.
    Run offeredAgain(Run run, Run.Offered before) {
        var waited = Duration.between(before.since(), draft.now);
        var pause = shorter(longer(waited, patience.claim()), patience.crew());
        var untilJudged = Duration.between(draft.now, before.since().plus(patience.crew()));
        var wait = untilJudged.isPositive() ? shorter(pause, untilJudged) : pause;
        return run.ownedBy(before.until(draft.now.plus(wait)));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    /// After which something that has failed so often is tried again.
    Duration pauseAfter(int failures) {
        return shorter(
                SOON.multipliedBy(1L << Math.min(Math.max(failures, 0), DOUBLINGS)),
                patience.claim());
    }

    /// Offers the run to whichever worker takes it.
    void offer(Incident incident, Run run, Reason reason, String facts) {
        var acting = incident.in(new Phase.Acting(run));
        draft.put(acting);
        draft.log(acting, reason, run.work().name(), facts);
        draft.effect(offerOf(acting, run));
    }

    private Effect.Offer offerOf(Incident incident, Run run) {
        var limit = Duration.between(draft.now, run.deadline()).minus(patience.overtime());
        return new Effect.Offer(
                draft.resource,
                incident.id(),
                run.id(),
                run.epoch(),
                Ladder.playbook(incident),
                run.remedy(),
                run.work().code(),
                atLeastNothing(limit),
                incident.alert(),
                run.journal());
    }

    /// Gives the run to a worker that has asked for it.
    void grant(Incident incident, Run run, String worker) {
        var taken = run.takenBy(worker, draft.now);
        grant(incident, taken, worker, null, Reason.CLAIM_GRANTED, worker);
    }

    /// Gives the run back to a worker that has begun anew: it is told what to do as well.
    void giveBack(Incident incident, Run run, String worker, String before) {
        var resumed = run.resumedBy(worker);
        var offer = offerOf(incident, resumed);
        grant(incident, resumed, worker, offer, Reason.RUN_RESUMED, before + " is " + worker);
    }

    private void grant(
            Incident incident,
            Run run,
            String worker,
            Effect.@Nullable Offer offer,
            Reason reason,
            String facts) {
        boolean off = !incident.firing() && !run.pastTheSafePoint();
        var acting = incident.in(new Phase.Acting(off ? run.told() : run));
        draft.put(acting);
        draft.log(acting, reason, run.work().name(), facts);
        draft.tell(
                new Answer.Granted(
                        worker, draft.resource, run.id(), run.epoch(), draft.nextToken(), offer));
        if (off) {
            draft.tell(
                    new Answer.Halt(
                            worker, run.id(), run.epoch(), "the alert cleared", Halt.Way.UNDO));
        }
    }
}
