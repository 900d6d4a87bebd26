package dev.remediator.escalation;

import dev.remediator.escalation.Call.Status;
import dev.remediator.escalation.ChannelKind.Trait;
import dev.remediator.reason.Reason;
import dev.remediator.remediation.Page.Action;
import java.time.Instant;
import java.util.List;

/// Takes pages back: whoever was called is told that it is over.
final class Ending {
    private final Draft draft;
    private final Sending sending;

    Ending(Draft draft, Sending sending) {
        this.draft = draft;
        this.sending = sending;
    }

    /// It is over. Nobody else is called.
    PageFile over(PageFile file, String by) {
        var next = file.lost() ? Losses.over(draft, file) : file;
        if (ownsItsEnd(file)) {
            draft.log(file.page(), Reason.RESOLVED_AFTER_PAGE, "", true);
        } else if (file.waits()) {
            draft.log(file.page(), Reason.PAGE_NOT_NEEDED, "");
        }
        return next.by(by)
                .as(Standing.OVER, Instant.MAX)
                .with(next.round().with(List.of()))
                .withoutAcknowledgements();
    }

    /// Of other pages the engine writes down that they are over.
    private static boolean ownsItsEnd(PageFile file) {
        return file.endsWithPeople() || file.page().why() == Reason.PAGE_GATHERED;
    }

    /// Tells those who may have a call, once nothing is on its way to them any more. When all are
    /// told, no call is left.
    PageFile proceed(PageFile file) {
        var next = sending.proceed(file.with(quiet(file)));
        for (var call : next.calls()) {
            if (call.calls() && next.calls().stream().noneMatch(c -> onItsWay(c, call))) {
                next = takeBack(next, call);
            }
        }
        return next;
    }

    private static boolean onItsWay(Call one, Call other) {
        return one.calls() && one.is(Status.IN_FLIGHT) && one.sameAddressee(other);
    }

    private PageFile takeBack(PageFile file, Call call) {
        if (file.calls().stream().noneMatch(c -> c.id().equals(call.id()))) {
            return file;
        }
        var same = file.calls().stream().filter(c -> c.calls() && c.sameAddressee(call)).toList();
        var next = file;
        for (var one : same) {
            next = next.without(one);
        }
        var there = same.stream().filter(Call::maybeThere).reduce((_, last) -> last);
        if (there.isEmpty() || !sending.has(call, Trait.RESOLVES)) {
            return next;
        }
        var named = same.stream().filter(c -> !c.reference().isEmpty()).reduce((_, last) -> last);
        var latest = there.get().called(named.map(Call::reference).orElse(""));
        return sending.tell(next, latest, Action.RESOLVE);
    }

    /// What is not sent yet is not sent any more.
    static List<Call> quiet(PageFile file) {
        return file.calls().stream()
                .filter(c -> !c.calls() || !c.is(Status.LATER) || c.maybeThere())
                .map(c -> c.calls() && c.is(Status.LATER) ? c.as(Status.UNCLEAR, c.at()) : c)
                .toList();
    }
}
