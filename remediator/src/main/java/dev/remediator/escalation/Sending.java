package dev.remediator.escalation;

import dev.remediator.escalation.Call.Status;
import dev.remediator.escalation.ChannelKind.Trait;
import dev.remediator.reason.Reason;
import dev.remediator.remediation.Page.Action;
import java.time.Duration;
import java.util.Locale;

/// Gives calls to the paging room, and does what follows from what became of them.
final class Sending {
    /// How long a report about a call is waited for.
    static final Duration WAIT = Duration.ofMinutes(3);

    private static final int ATTEMPTS_IN_AN_HOUR = 17;

    private final Draft draft;

    Sending(Draft draft) {
        this.draft = draft;
    }

    /// Sends a call for the first time. A channel that is gone, or carries no pages, refuses it.
    PageFile call(PageFile file, Call call) {
        var round = file.round().called(draft.now);
        var calling = file.with(round);
        if (!carries(call.channel())) {
            draft.log(file.page(), Reason.PAGE_FAILED, call.whom() + ": there is no such channel");
            return calling.plus(call.as(Status.REFUSED, draft.now));
        }
        draft.log(file.page(), Reason.PAGE_CALLED, call.whom());
        Series.called(draft, file.page());
        return send(calling.plus(call), call);
    }

    private boolean carries(String channel) {
        return draft.rulebook
                .kind(channel)
                .filter(k -> k != ChannelKind.PAGERDUTY_SCHEDULES)
                .isPresent();
    }

    /// Writes the page down where it is not lost, because nobody could be reached.
    PageFile lastResort(PageFile file) {
        var id = file.roundName() + "/" + Rulebook.LAST_RESORT;
        var call =
                new Call(
                        id,
                        Action.TRIGGER,
                        file.round().number(),
                        Rulebook.LAST_RESORT,
                        "",
                        "",
                        Status.IN_FLIGHT,
                        false,
                        1,
                        draft.after(WAIT));
        draft.log(file.page(), Reason.PAGE_CALLED, call.whom());
        return send(file.plus(call), call);
    }

    /// Tells those who were called something else about the page.
    PageFile tell(PageFile file, Call called, Action action) {
        var telling = called.telling(action, draft.now.toEpochMilli(), draft.after(WAIT));
        return send(file.plus(telling), telling);
    }

    private PageFile send(PageFile file, Call call) {
        draft.notify(file.page(), call, file.by());
        return file;
    }

    /// Says again what channels that know a page by its key have been told; nobody waits for what
    /// becomes of it.
    PageFile refresh(PageFile file) {
        var next = file;
        for (var call : file.calls()) {
            if (call.calls() && call.is(Status.SENT) && has(call, Trait.KEYED)) {
                var until = draft.after(WAIT);
                draft.notify(next.page(), call.refreshed(until), "");
                next = next.replacing(call.again(until).as(Status.SENT, draft.now));
            }
        }
        return next;
    }

    /// Waits no longer for reports that do not come, and sends again what is due.
    PageFile proceed(PageFile file) {
        var next = file;
        for (var call : file.calls()) {
            if (!call.at().isAfter(draft.now)) {
                next =
                        switch (call.status()) {
                            case IN_FLIGHT -> unclear(next, call, "nobody has reported about it");
                            case LATER -> again(next, call);
                            case SENT, REFUSED, UNCLEAR -> next;
                        };
            }
        }
        return next;
    }

    private PageFile again(PageFile file, Call call) {
        if (!carries(call.channel())) {
            return call.calls()
                    ? file.replacing(call.as(Status.REFUSED, draft.now))
                    : file.without(call);
        }
        var again = call.again(draft.after(WAIT));
        return send(file.replacing(again), again);
    }

    /// What the paging room says of a call. What nobody waits for changes nothing, and so does what
    /// is said of another attempt, unless it says that a call has arrived after all.
    PageFile told(PageFile file, PageReport.Told told) {
        var found =
                file.calls().stream().filter(c -> c.id().equals(told.notification())).findFirst();
        if (found.isEmpty()) {
            return file;
        }
        var call = found.get().called(told.reference());
        if (told.outcome() == PageReport.Outcome.SENT) {
            return call.is(Status.SENT) ? file : sent(file, call, told.detail());
        }
        if (!call.is(Status.IN_FLIGHT) || call.attempt() != told.attempt()) {
            return file;
        }
        return switch (told.outcome()) {
            case SENT -> file;
            case LATER -> later(file, call, told);
            case REFUSED -> refused(file, call, told.detail());
            case UNCLEAR -> unclear(file, call, told.detail());
        };
    }

    private PageFile sent(PageFile file, Call call, String detail) {
        if (!call.calls()) {
            return file.without(call);
        }
        draft.log(file.page(), Reason.PAGE_DELIVERED, said(call, detail));
        var next = file.replacing(call.as(Status.SENT, draft.now));
        if (file.lost() && !call.lastResort()) {
            next = Losses.recovered(draft, next, call.whom());
            Series.called(draft, file.page());
        }
        return toldOfWhoHasIt(next, call);
    }

    /// Nobody knows whether the service has it, and nobody finds out any more.
    private PageFile settled(PageFile file, Call call) {
        return toldOfWhoHasIt(file.replacing(call.as(Status.UNCLEAR, draft.now)), call);
    }

    private PageFile toldOfWhoHasIt(PageFile file, Call call) {
        return file.is(Standing.ACKNOWLEDGED) && has(call, Trait.ACKNOWLEDGES)
                ? tell(file, call, Action.ACKNOWLEDGE)
                : file;
    }

    private PageFile later(PageFile file, Call call, PageReport.Told told) {
        log(file, Reason.PAGE_LATER, call, told.detail());
        return retry(file, call, told.after());
    }

    /// Sends it again later, if anybody still wants it sent.
    private PageFile retry(PageFile file, Call call, Duration after) {
        if (!wanted(file, call)) {
            if (call.calls()) {
                return call.doubtful() ? settled(file, call) : file.without(call);
            }
            draft.log(file.page(), Reason.PAGE_FAILED, said(call, "it was tried for an hour"));
            return file.without(call);
        }
        var wait = Later.backOff(call.attempt(), after);
        return file.replacing(call.as(Status.LATER, draft.after(wait)));
    }

    /// People are called in the current round alone. What else they are told is tried for an hour.
    private static boolean wanted(PageFile file, Call call) {
        return call.calls()
                ? file.is(Standing.CALLING) && call.round() == file.round().number()
                : call.attempt() < ATTEMPTS_IN_AN_HOUR;
    }

    /// The first times, and then ever more rarely: it may go on for days.
    private void log(PageFile file, Reason reason, Call call, String detail) {
        if (Integer.bitCount(call.attempt()) == 1) {
            draft.log(file.page(), reason, said(call, detail));
        }
    }

    private PageFile refused(PageFile file, Call call, String detail) {
        log(file, Reason.PAGE_FAILED, call, detail);
        if (call.lastResort() && wanted(file, call)) {
            var again = draft.after(Later.backOffWhenLost(call.attempt()));
            return file.replacing(call.as(Status.LATER, again));
        }
        return call.calls()
                ? file.replacing(call.as(Status.REFUSED, draft.now))
                : file.without(call);
    }

    /// Sent again only where the service knows the page by its key.
    private PageFile unclear(PageFile file, Call call, String detail) {
        log(file, Reason.PAGE_UNCLEAR, call, detail);
        if (has(call, Trait.KEYED)) {
            return retry(file, call.doubted(), Duration.ZERO);
        }
        return call.calls() ? settled(file, call) : file.without(call);
    }

    private static String said(Call call, String detail) {
        var word = call.action().name().toLowerCase(Locale.ROOT);
        var whom = call.calls() ? call.whom() : word + " at " + call.whom();
        return new CallReport(whom, detail).sentence();
    }

    boolean has(Call call, Trait trait) {
        return draft.rulebook.kind(call.channel()).filter(k -> k.has(trait)).isPresent();
    }
}
