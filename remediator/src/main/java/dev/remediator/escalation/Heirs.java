package dev.remediator.escalation;

import dev.remediator.escalation.Call.Status;
import dev.remediator.remediation.Page.Action;
import java.util.ArrayList;
import java.util.List;

/// What services may still have of rounds before: of each addressee the latest call, and whatever
/// is on its way.
final class Heirs {

    private Heirs() {}

    static List<Call> of(List<Call> calls) {
        var kept = new ArrayList<Call>();
        for (var call : calls) {
            if (!call.calls()) {
                continue;
            }
            if (call.is(Status.IN_FLIGHT)) {
                kept.add(call);
            } else if (call.maybeThere()) {
                var settled = call.is(Status.LATER) ? call.as(Status.UNCLEAR, call.at()) : call;
                kept.removeIf(k -> !k.is(Status.IN_FLIGHT) && k.sameAddressee(call));
                kept.add(settled);
            }
        }
        return kept;
    }

    /// The same, of a page that is wanted again while it is being taken back: what was to be told
    /// so is as if it had only just been called.
    static List<Call> wantedAgain(List<Call> calls) {
        return of(calls.stream().map(c -> c.action() == Action.RESOLVE ? sent(c) : c).toList());
    }

    private static Call sent(Call resolve) {
        return new Call(
                resolve.id(),
                Action.TRIGGER,
                resolve.round(),
                resolve.channel(),
                resolve.recipient(),
                resolve.reference(),
                Status.SENT,
                false,
                resolve.attempt(),
                resolve.at());
    }
}
