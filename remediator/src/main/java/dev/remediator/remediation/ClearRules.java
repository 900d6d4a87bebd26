package dev.remediator.remediation;

import dev.remediator.alert.Alert;
import dev.remediator.guard.Rules;
import dev.remediator.journal.Halt;
import dev.remediator.reason.Reason;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What it means that an alert is over.
final class ClearRules {
    private final Draft draft;
    private final Ladder ladder;
    private final Rules.Flapping rules;

    ClearRules(Draft draft, Ladder ladder, Rules.Flapping rules) {
        this.rules = rules;
        this.draft = draft;
        this.ladder = ladder;
    }

    /// The source says so.
    void over(Incident incident, Alert alert) {
        if (incident.overtakes(alert)) {
            draft.settle(
                    incident, Reason.STALE_ALERT, "the end of an episode from " + alert.startsAt());
            return;
        }
        var since = incident.firing() ? new Condition.Clear(draft.now) : incident.condition();
        var clear = incident.saying(alert, since, null);
        draft.put(clear);
        cleared(clear, alert);
    }

    /// It is clear now.
    ///
    /// @param heard the alert that says so, to be settled here; none if time has said it
    void cleared(Incident clear, @Nullable Alert heard) {
        switch (clear.phase()) {
            case Phase.Watching _ -> alone(clear, heard, Reason.CLEARED_WHILE_HELD);
            case Phase.Waiting(int remedy) -> waited(clear, heard, remedy, null);
            case Phase.Asking asking when asking.parked() == null ->
                    waited(clear, heard, asking.remedy(), asking.heldBy());
            case Phase.Asking asking -> parked(clear, heard, asking);
            case Phase.Paging paging -> alone(clear, heard, Held.ending(paging.heldBy()));
            case Phase.Flapping _ -> settle(clear, heard, "it may come back");
            case Phase.Acting(var run) when run.untouched() ->
                    waited(clear, heard, run.remedy(), null);
            case Phase.Acting(var run) -> whileActing(clear, heard, run);
            case Phase.Verifying verifying -> {
                if (heard != null) {
                    draft.settle(
                            clear,
                            Reason.CONDITION_CLEARED,
                            "it must stay so for " + verifying.holding().toSeconds() + " s");
                }
                ladder.healIfHeld(clear, verifying);
            }
            case Phase.Paged paged when paged.why() == Reason.FLAPPING -> {
                draft.put(clear.in(new Phase.Paged(paged.why(), calmAt(clear))));
                settle(clear, heard, "it may come back");
            }
            case Phase.Paged _ ->
                    ladder.closing()
                            .resolvedAfterPage(clear, ladder.policyOf(clear), heard != null);
            case Phase.Unmatched _ -> {
                draft.log(clear, Reason.RESOLVED, State.UNMATCHED, null, "", heard != null, true);
                ladder.closing().forget(clear);
            }
        }
    }

    private Instant calmAt(Incident clear) {
        return draft.flapping(clear.alert().series()).calmAt(draft.now, rules);
    }

    /// Its source does not want anybody to be bothered: what has not begun does not begin. If it
    /// fires again after that, it is news.
    void muted(Incident incident) {
        switch (incident.phase()) {
            case Phase.Watching _, Phase.Flapping _, Phase.Waiting _, Phase.Paging _ ->
                    mute(incident);
            case Phase.Asking asking when asking.parked() == null -> mute(incident);
            case Phase.Acting(var run) when run.untouched() -> mute(incident);
            case Phase.Asking _,
                    Phase.Acting _,
                    Phase.Verifying _,
                    Phase.Paged _,
                    Phase.Unmatched _ -> {}
        }
    }

    private void mute(Incident incident) {
        ladder.closing().close(incident, Reason.SUPPRESSED_AT_SOURCE, State.CLEARED, "");
        draft.forgetEpisode(incident.alert());
    }

    /// Two alerts are settled: the one that says so, and the one that opened the incident.
    private void alone(Incident clear, @Nullable Alert heard, Reason reason) {
        settle(clear, heard, "");
        ladder.closing().close(clear, reason, State.CLEARED, "");
    }

    /// If a remedy has been tried before, and not only broken off, it may have helped after all:
    /// that is for time to tell.
    private void waited(
            Incident clear, @Nullable Alert heard, int remedy, @Nullable Reason heldBy) {
        if (heldBy == Reason.SHADOW) {
            settle(clear, heard, "");
            ladder.closing().close(clear, Reason.SHADOW, State.CLEARED, thought(clear, remedy));
        } else if (clear.attempts().stream().noneMatch(ClearRules::mayHaveHelped)) {
            alone(clear, heard, Held.ending(heldBy));
        } else {
            settle(clear, heard, "while the next remedy waited");
            ladder.passOn(clear);
            ladder.verify(clear.holding(null), Math.max(0, remedy - 1));
        }
    }

    private static boolean mayHaveHelped(Attempt attempt) {
        return attempt.result() != Reason.RUN_CANCELLED && attempt.result() != Reason.CODE_CHANGED;
    }

    /// What people compare: what it would have done, and how long they or time took without it.
    private String thought(Incident clear, int remedy) {
        return "'%s' was thought of; it cleared without it, %d s after it was first heard of"
                .formatted(
                        ladder.remedyName(clear, remedy),
                        Duration.between(clear.openedAt(), draft.now).toSeconds());
    }

    /// Half done and halted: nothing more is to be done.
    private void parked(Incident clear, @Nullable Alert heard, Phase.Asking asking) {
        settle(clear, heard, "while the remedy was halted");
        if (asking.parked() != null) {
            ladder.mayHaveDone(clear, asking.parked());
        }
        ladder.closing().close(clear, Held.ending(asking.heldBy()), State.CLEARED, "half done");
    }

    /// It need not be done any more; what can be taken back is.
    private void whileActing(Incident clear, @Nullable Alert heard, Run run) {
        settle(clear, heard, "while a remedy is under way");
        if (run.owner() instanceof Run.Held(var worker)
                && !run.pastTheSafePoint()
                && !run.halting()) {
            draft.put(clear.in(new Phase.Acting(run.told())));
            draft.log(
                    clear,
                    Reason.RUN_HALTING,
                    ladder.remedyName(clear, run.remedy()),
                    "the alert cleared");
            draft.tell(
                    new Answer.Halt(
                            worker, run.id(), run.epoch(), "the alert cleared", Halt.Way.UNDO));
        }
    }

    private void settle(Incident clear, @Nullable Alert heard, String facts) {
        if (heard != null) {
            draft.settle(clear, Reason.RESOLVED, facts);
        }
    }
}
