package dev.remediator.remediation;

import dev.remediator.guard.Ruling;
import dev.remediator.journal.Halt;
import dev.remediator.reason.Reason;
import java.util.Optional;

/// What the warden's answer means. Only the answer to the permit an incident now asks for or holds
/// is taken; any other has been overtaken by what happened since.
final class RulingRules {
    private final Draft draft;
    private final Ladder ladder;

    RulingRules(Draft draft, Ladder ladder) {
        this.draft = draft;
        this.ladder = ladder;
    }

    void ruled(Ruling ruling) {
        var concerned = concerned(ruling);
        if (concerned.isEmpty()) {
            return;
        }
        var incident = concerned.get();
        switch (incident.phase()) {
            case Phase.Asking asking -> asked(incident, asking, ruling);
            case Phase.Paging paging -> paging(incident, paging, ruling);
            case Phase.Acting(var run) when ruling instanceof Ruling.Halted halted ->
                    halt(incident, run, halted);
            case Phase.Acting _,
                    Phase.Watching _,
                    Phase.Flapping _,
                    Phase.Waiting _,
                    Phase.Verifying _,
                    Phase.Paged _,
                    Phase.Unmatched _ -> {}
        }
    }

    private Optional<Incident> concerned(Ruling ruling) {
        return draft.incidents().stream()
                .filter(i -> ruling.permit().equals(i.permit()))
                .findFirst();
    }

    private void asked(Incident incident, Phase.Asking asking, Ruling ruling) {
        var remedy = ladder.remedyName(incident, asking.remedy());
        switch (ruling) {
            case Ruling.Allowed allowed -> ladder.start(incident, asking, allowed.facts());
            case Ruling.Refused(_, _, var reason, var facts) ->
                    ladder.page(incident, reason, facts);
            case Ruling.Held(_, _, var reason, var facts) ->
                    held(incident, asking, reason, remedy, facts);
            // It has not begun; the warden asks again before it does.
            case Ruling.Halted _ -> {}
        }
    }

    private void held(
            Incident incident, Phase.Asking asking, Reason reason, String remedy, String facts) {
        var held =
                incident.in(
                        new Phase.Asking(asking.remedy(), asking.parked(), asking.again(), reason));
        draft.put(held);
        draft.log(held, reason, remedy, facts);
        if (asking.parked() == null && Held.letsOthersGo(reason)) {
            ladder.passOn(held);
        }
    }

    private void paging(Incident incident, Phase.Paging paging, Ruling ruling) {
        switch (ruling) {
            case Ruling.Held(_, _, var reason, var facts) -> {
                var held =
                        incident.in(
                                new Phase.Paging(
                                        paging.why(), paging.facts(), paging.by(), reason));
                draft.put(held);
                draft.log(
                        held, reason, null, facts + "; automation had stopped: " + stopped(paging));
            }
            case Ruling.Allowed _, Ruling.Refused _ ->
                    ladder.closing().pageNow(incident, paging, ladder.policyOf(incident));
            case Ruling.Halted _ -> {}
        }
    }

    private static String stopped(Phase.Paging paging) {
        return paging.why().word() + (paging.facts().isEmpty() ? "" : ", " + paging.facts());
    }

    /// Between two steps, and not in the middle of one. A storm stops only what nobody has begun.
    private void halt(Incident incident, Run run, Ruling.Halted halted) {
        if (halted.reason() == Reason.STORM && !run.untouched()) {
            return;
        }
        var remedy = ladder.remedyName(incident, run.remedy());
        draft.log(incident, Reason.RUN_HALTING, remedy, halted.facts());
        if (run.owner() instanceof Run.Held(var worker)) {
            draft.put(incident.in(new Phase.Acting(run.toldByGuard())));
            draft.tell(
                    new Answer.Halt(
                            worker, run.id(), run.epoch(), halted.facts(), Halt.Way.GIVE_BACK));
        } else {
            ladder.halted(incident, run, halted.reason());
        }
    }
}
