package dev.remediator.remediation;

import dev.remediator.guard.Policy;
import dev.remediator.playbook.Book;
import dev.remediator.playbook.Plan;
import dev.remediator.playbook.Succession;
import dev.remediator.reason.Reason;
import java.util.Map;
import java.util.Set;

/// What becomes of a run that no worker takes. A run belongs to the version of its playbook that
/// began it, and to workers that have its target; where there are none, people are paged, unless
/// the playbook wants its new version to take over.
final class CrewRules {
    private final Draft draft;
    private final Ladder ladder;
    private final Book book;
    private final Policy policy;
    private final Patience patience;

    CrewRules(Draft draft, Ladder ladder, Book book, Policy policy, Patience patience) {
        this.draft = draft;
        this.ladder = ladder;
        this.book = book;
        this.policy = policy;
        this.patience = patience;
    }

    /// A worker cannot take it. Others may; the pauses between the offers grow.
    void declined(Incident incident, Run run, Report.Declined declined) {
        if (run.epoch() != declined.epoch() || !(run.owner() instanceof Run.Offered offered)) {
            return;
        }
        if (declined.lacksTarget() && policy.scopes().strange(draft.resource)) {
            givenUp(incident, run, Reason.TARGET_UNKNOWN, "no inventory has it");
            return;
        }
        var pause = ladder.handover().pauseAfter(offered.declined());
        var next =
                offered.declinedBy(
                        declined.worker(), declined.lacksTarget(), draft.now.plus(pause));
        draft.put(incident.in(new Phase.Acting(run.ownedBy(next))));
    }

    /// Nobody has taken it so far.
    ///
    /// @param present how many workers there are for each version of a playbook; 0 where there were
    ///   some lately
    void unclaimed(Incident incident, Run run, Run.Offered offered, Map<String, Integer> present) {
        boolean forLong = !offered.since().plus(patience.crew()).isAfter(draft.now);
        boolean overdue = !run.deadline().isAfter(draft.now);
        var crew = present.get(run.work().code());
        boolean allLackIt = crew != null && crew > 0 && offered.lacking().size() >= crew;
        if (forLong && crew == null) {
            succeed(incident, run, present.keySet());
        } else if (forLong && allLackIt) {
            givenUp(incident, run, Reason.TARGET_UNKNOWN, "no worker has it");
        } else if (overdue) {
            givenUp(incident, run, Reason.NO_WORKER, "all workers are busy");
        } else {
            var facts =
                    offered.declined() == 0
                            ? ""
                            : "declined " + Names.times(offered.declined()) + " so far";
            var again = ladder.handover().offeredAgain(run, offered);
            ladder.handover().offer(incident, again, Reason.OFFER_REPEATED, facts);
        }
    }

    /// No worker has the version that began it.
    private void succeed(Incident incident, Run run, Set<String> codes) {
        if (!incident.firing()) {
            givenUp(incident, run, Reason.NO_WORKER, "the alert has cleared");
            return;
        }
        var playbook = Ladder.playbook(incident);
        var now = book.code(playbook);
        boolean changed = !now.equals(run.work().code()) && codes.contains(now);
        var wish = book.plan(playbook).map(Plan::succession).orElse(Succession.PAGE);
        if (changed && wish == Succession.GO_ON && ladder.isStillCalled(incident, run)) {
            var next = ladder.handover().takenAway(run.by(now));
            ladder.handover().offer(incident, next, Reason.CODE_CHANGED, "it goes on");
        } else if (changed && wish == Succession.BEGIN_ANEW && !run.pastTheSafePoint()) {
            draft.log(incident, Reason.CODE_CHANGED, run.work().name(), "the ladder begins anew");
            // Counted as tried, so that the next run has a name of its own.
            var tried = ladder.having(incident, run, Reason.CODE_CHANGED, "it begins anew");
            ladder.climb(tried.in(new Phase.Waiting(0)), 0);
        } else {
            givenUp(incident, run, Reason.NO_WORKER, "for " + patience.crew().toSeconds() + " s");
        }
    }

    /// A more drastic remedy would not be carried out either: people are paged.
    private void givenUp(Incident incident, Run run, Reason why, String facts) {
        ladder.stopped(incident, run, why, facts);
    }
}
