package dev.remediator.warden;

import dev.remediator.guard.Ask;
import dev.remediator.guard.Guard;
import dev.remediator.guard.Guards;
import dev.remediator.guard.Permit;
import dev.remediator.guard.Policy;
import dev.remediator.guard.Ruling;
import dev.remediator.guard.Scopes;
import dev.remediator.guard.Tilt;
import dev.remediator.guard.Trust;
import dev.remediator.guard.Verdict;
import dev.remediator.guard.Wish;
import dev.remediator.reason.Reason;
import dev.remediator.remediation.Effect;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Everything that has been asked for. First come, first judged; what is held keeps its place.
final class Queue {
    private final WardenDraft draft;
    private final Policy policy;
    private final List<Guard> guards;
    private final Proposals proposals;
    private final @Nullable Tilt tilt;

    Queue(
            WardenDraft draft,
            Policy policy,
            List<Guard> guards,
            Proposals proposals,
            @Nullable Tilt tilt) {
        this.draft = draft;
        this.policy = policy;
        this.guards = guards;
        this.proposals = proposals;
        this.tilt = tilt;
    }

    /// Whatever was asked before and still waits is judged first, if it might be let go now.
    void asks(Ask ask) {
        var wish = Wish.of(distrusted(ask), draft.waiting.nextPlace(), draft.now);
        var due = draft.waiting.line().firstDue();
        if (draft.waiting.pace().cut() || (due != null && !due.isAfter(draft.now))) {
            draft.mayFree();
            draft.wait(wish);
            draft.waiting.stale(Key.NEWS);
        } else {
            judge(wish);
        }
    }

    /// The later of the two distrusts counts.
    private Ask distrusted(Ask ask) {
        if (tilt == null || (ask.tilt() != null && !ask.tilt().until().isBefore(tilt.until()))) {
            return ask;
        }
        return new Ask(
                ask.permit(),
                ask.run(),
                ask.resource(),
                ask.incident(),
                ask.purpose(),
                ask.playbook(),
                ask.remedy(),
                ask.destructive(),
                ask.alert(),
                ask.groups(),
                ask.budgets(),
                ask.policy(),
                ask.autonomy(),
                ask.resumes(),
                tilt);
    }

    void returns(String permit) {
        var wish = draft.waiting.of(permit);
        if (wish != null && wish.heldBy() == Reason.APPROVAL_WANTED) {
            proposals.ended(wish.ask(), Reason.CLEARED_WHILE_WAITING);
        }
        draft.noLongerWaits(permit);
        draft.giveBack(permit);
    }

    /// Judges again whatever may be let go now. The same comes of it as if all that waits was
    /// judged in its order, only that where many wait some are left for the next time.
    ///
    /// @param all whether everything is judged now, whether it may have changed or not
    void judgeAgain(boolean all) {
        if (!draft.freed()) {
            return;
        }
        var turns = draft.waiting.pace().turns();
        if (turns != null && !draft.now.isBefore(turns)) {
            draft.waiting.stale(Key.ALL);
            draft.waiting.turns(nextTurn());
        }
        if (all) {
            draft.waiting.stale(Key.ALL);
        }
        if (!Objects.equals(tilt, draft.waiting.pace().tilt())) {
            draft.waiting.stale(Key.OBSERVING);
        }
        draft.waiting.judge(all, tilt, this::judge);
    }

    /// When a silence begins or ends next.
    private @Nullable Instant nextTurn() {
        var set = draft.controls().silences().stream();
        var planned = policy.rules().maintenance().stream();
        return Stream.concat(
                        set.flatMap(s -> Stream.of(s.from(), s.until())),
                        planned.flatMap(w -> Stream.of(w.from(), w.until())))
                .filter(at -> at.isAfter(draft.now))
                .min(Instant::compareTo)
                .orElse(null);
    }

    private void judge(Wish wish) {
        var ask = wish.ask();
        switch (verdict(wish)) {
            case Verdict.Clear(var facts) -> allow(wish, facts);
            case Verdict.Hold hold -> hold(wish, hold);
            case Verdict.Refuse(var reason, var facts) -> {
                draft.noLongerWaits(ask.permit());
                if (reason == Reason.APPROVAL_LAPSED) {
                    draft.trust(ask, Trust::lapsedOnce);
                }
                if (wish.heldBy() == Reason.APPROVAL_WANTED) {
                    proposals.ended(ask, reason);
                }
                rule(new Ruling.Refused(ask.resource(), ask.permit(), reason, facts));
            }
        }
    }

    /// What would be let go is looked at once more in the light of the warden's own distrust, which
    /// may have begun since it was asked for.
    private Verdict verdict(Wish wish) {
        var verdict = judged(wish);
        if (tilt == null || !(verdict instanceof Verdict.Clear)) {
            return verdict;
        }
        return judged(
                new Wish(
                        distrusted(wish.ask()),
                        wish.place(),
                        wish.since(),
                        wish.heldBy(),
                        wish.scope(),
                        wish.heldSince(),
                        wish.heldUntil(),
                        wish.thought(),
                        wish.approvedBy()));
    }

    /// A guard that fails on one wish must not cost all the others: people get it.
    private Verdict judged(Wish wish) {
        try {
            return Guards.judge(guards, wish, draft.facts(), policy, draft.now);
        } catch (RuntimeException e) {
            return new Verdict.Refuse(Reason.FAULTED, "a guard failed: " + e);
        }
    }

    private void allow(Wish wish, String facts) {
        var ask = wish.ask();
        draft.noLongerWaits(ask.permit());
        if (wish.heldBy() == Reason.APPROVAL_WANTED) {
            proposals.ended(ask, Reason.APPROVED);
        }
        if (wish.remedy()) {
            var groups = new TreeSet<>(ask.groups());
            ask.budgets().forEach(budget -> groups.add(budget.group()));
            draft.grant(
                    new Permit(
                            ask.permit(),
                            ask.run(),
                            ask.resource(),
                            ask.incident(),
                            ask.playbook(),
                            ask.destructive(),
                            groups,
                            draft.now));
            spend(ask, groups);
        }
        rule(new Ruling.Allowed(ask.resource(), ask.permit(), facts));
    }

    /// Of everything together only destruction is rationed.
    private void spend(Ask ask, Set<String> groups) {
        for (var group : groups) {
            if (ask.destructive() || !Scopes.isEverything(group)) {
                draft.group(
                        group, state -> state.spending(draft.now, ask.destructive(), ask.run()));
            }
        }
    }

    private void hold(Wish wish, Verdict.Hold hold) {
        var ask = wish.ask();
        var held = wish.held(hold, draft.now);
        draft.wait(held);
        if (held.heldBy() == wish.heldBy() && held.scope().equals(wish.scope())) {
            return;
        }
        if (wish.heldBy() == Reason.APPROVAL_WANTED && hold.reason() != Reason.APPROVAL_WANTED) {
            proposals.ended(ask, hold.reason());
            draft.waiting.again();
        }
        if (hold.reason() == Reason.SHADOW && !wish.thought()) {
            draft.trust(ask, Trust::shadowedOnce);
        } else if (hold.reason() == Reason.APPROVAL_WANTED) {
            proposals.made(ask, hold.facts());
        }
        rule(new Ruling.Held(ask.resource(), ask.permit(), hold.reason(), hold.facts()));
    }

    void denied(Ask ask, String facts) {
        proposals.ended(ask, Reason.DENIED);
        rule(new Ruling.Refused(ask.resource(), ask.permit(), Reason.DENIED, facts));
    }

    void rule(Ruling ruling) {
        draft.effect(new Effect.Rules(ruling));
    }
}
