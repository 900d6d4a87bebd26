package dev.remediator.escalation;

import dev.remediator.escalation.Call.Status;
import dev.remediator.escalation.ChannelKind.Trait;
import dev.remediator.reason.Reason;
import dev.remediator.remediation.Page.Action;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What people say about pages.
final class People {
    private static final String NOTICE = "notice-";

    private final Draft draft;
    private final Sending sending;
    private final Calling calling;
    private final Ending ending;

    People(Draft draft, Sending sending, Calling calling, Ending ending) {
        this.draft = draft;
        this.sending = sending;
        this.calling = calling;
        this.ending = ending;
    }

    /// Nobody else is called. Those who were, are told.
    PageFile acknowledged(PageFile file, Saying said) {
        if (file.is(Standing.OVER) || file.is(Standing.ACKNOWLEDGED)) {
            return file;
        }
        var facts = said.sentence();
        var via = said.via();
        draft.log(file.page(), Reason.ACKNOWLEDGED, facts);
        if (file.endsWithPeople()) {
            return ending.over(file, said.by());
        }
        var next = file.lost() ? Losses.recovered(draft, file, facts) : file;
        next =
                next.by(said.by())
                        .as(Standing.ACKNOWLEDGED, Instant.MAX)
                        .with(next.round().with(List.of()))
                        .with(Ending.quiet(next));
        var told = new ArrayList<Call>();
        for (var call : next.calls().reversed()) {
            if (call.calls()
                    && !call.is(Status.IN_FLIGHT)
                    && call.maybeThere()
                    && sending.has(call, Trait.ACKNOWLEDGES)
                    && !knows(next, call, via)
                    && told.stream().noneMatch(call::sameAddressee)) {
                told.add(call);
                next = sending.tell(next, call, Action.ACKNOWLEDGE);
            }
        }
        return next;
    }

    /// The ladder goes on where it was left, or from its beginning.
    PageFile unacknowledged(PageFile file, Saying said) {
        if (!file.is(Standing.ACKNOWLEDGED)) {
            return file;
        }
        draft.log(file.page(), Reason.UNACKNOWLEDGED, said.sentence());
        var next = file.by("").withoutAcknowledgements();
        var steps = draft.plan(file).steps();
        if (file.round().steps() == 0) {
            return next.as(Standing.CONFIRMING, draft.now);
        }
        if (file.round().steps() >= steps.size()) {
            return calling.newRound(next);
        }
        var after = steps.get(file.round().steps()).after();
        var round = file.round().movedTo(Later.before(draft.now, after));
        return next.as(Standing.CALLING, Instant.MAX).with(round);
    }

    /// A person says that it is over. Of what automation itself tells people about, only automation
    /// can say so.
    PageFile closed(PageFile file, Saying said) {
        if (file.is(Standing.OVER)) {
            return file;
        }
        if (file.page().incident().startsWith(NOTICE)) {
            return acknowledged(file, said);
        }
        draft.close(file.page(), said.sentence());
        return ending.over(without(file, said.via()), said.by());
    }

    /// Where it was said they know it.
    private PageFile without(PageFile file, String via) {
        return file.with(
                file.calls().stream()
                        .filter(c -> !knows(file, c, via) || c.is(Status.IN_FLIGHT))
                        .toList());
    }

    /// Of two channels to one service nobody knows which one is meant.
    private boolean knows(PageFile file, Call call, String via) {
        return isOf(call, via)
                && file.calls().stream()
                        .filter(other -> isOf(other, via))
                        .allMatch(other -> other.channel().equals(call.channel()));
    }

    private boolean isOf(Call call, String via) {
        return draft.rulebook.kind(call.channel()).filter(k -> k.word().equals(via)).isPresent();
    }
}
