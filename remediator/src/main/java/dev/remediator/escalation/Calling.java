package dev.remediator.escalation;

import dev.remediator.escalation.Call.Status;
import dev.remediator.escalation.Round.Turn;
import dev.remediator.oncall.CallPlan;
import dev.remediator.oncall.Contact;
import dev.remediator.oncall.Person;
import dev.remediator.reason.Reason;
import dev.remediator.remediation.Page.Action;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Calls people: round by round, step by step, way by way, until somebody acknowledges.
final class Calling {
    private final Draft draft;
    private final Sending sending;

    Calling(Draft draft, Sending sending) {
        this.draft = draft;
        this.sending = sending;
    }

    /// Begins a round. What services may have of earlier ones is kept, so that they can be told
    /// when it is over; what is not sent yet is not sent any more.
    PageFile newRound(PageFile file) {
        var round = Round.none(file.round().number() + 1, draft.now);
        var plan = draft.rulebook.plan(file.page().policy());
        if (plan.steps().stream().noneMatch(step -> applies(step, file))) {
            round = round.everyone();
        }
        return proceed(
                file.as(Standing.CALLING, Instant.MAX).with(Heirs.of(file.calls())).with(round));
    }

    /// Does what is due now.
    PageFile proceed(PageFile file) {
        var next = sending.proceed(file);
        var before = next;
        do {
            before = next;
            next = steps(ways(next));
        } while (!next.equals(before));
        return end(next);
    }

    private PageFile ways(PageFile file) {
        var next = file;
        for (int i = 0; i < next.round().turns().size(); i++) {
            var turn = next.round().turns().get(i);
            while (turn.more() && (due(turn.nextAt()) || stuck(next, turn))) {
                next = call(next, turn);
                turn = turn.begunNext();
                var turns = new ArrayList<>(next.round().turns());
                turns.set(i, turn);
                next = next.with(next.round().with(turns));
            }
        }
        return next;
    }

    private boolean stuck(PageFile file, Turn turn) {
        if (turn.begun() == 0) {
            return true;
        }
        var last = id(file, turn.step(), turn.contact(), turn.begun() - 1);
        return file.calls().stream().anyMatch(c -> c.id().equals(last) && c.failed());
    }

    private PageFile call(PageFile file, Turn turn) {
        return sending.call(
                file,
                new Call(
                        id(file, turn.step(), turn.contact(), turn.begun()),
                        Action.TRIGGER,
                        file.round().number(),
                        turn.ways().get(turn.begun()).channel(),
                        turn.recipient(),
                        "",
                        Status.IN_FLIGHT,
                        false,
                        1,
                        draft.after(Sending.WAIT)));
    }

    private static String id(PageFile file, int step, int contact, int way) {
        return "%s/%d/%d/%d".formatted(file.roundName(), step, contact, way);
    }

    private PageFile steps(PageFile file) {
        var round = file.round();
        var steps = draft.plan(file).steps();
        if (round.steps() >= steps.size()) {
            return file.calling().findAny().isEmpty() && !round.everyChannel()
                    ? file.with(round.everyone())
                    : file;
        }
        var step = steps.get(round.steps());
        if (!due(Later.than(round.at(), step.after())) && someoneIsReached(file)) {
            return file;
        }
        if (!round.everyChannel() && !applies(step, file)) {
            return file.with(round.step(List.of()));
        }
        return begin(file, step);
    }

    /// Whether somebody was reached in this round, or is being reached.
    private static boolean someoneIsReached(PageFile file) {
        return file.calling().anyMatch(c -> c.is(Status.SENT) || c.is(Status.IN_FLIGHT));
    }

    private PageFile begin(PageFile file, CallPlan.Step step) {
        int number = file.round().steps();
        if (file.calling().findAny().isPresent()) {
            var facts = "step " + (number + 1);
            draft.log(file.page(), Reason.PAGE_ESCALATED, facts);
        }
        var turns = new ArrayList<Turn>();
        for (int i = 0; i < step.contacts().size(); i++) {
            turns.add(turn(file, number, i, step.contacts().get(i)));
        }
        return file.with(file.round().step(turns));
    }

    private Turn turn(PageFile file, int step, int contact, Contact who) {
        return switch (who) {
            case Contact.Listeners(var channel) ->
                    turn(step, contact, "", List.of(new Person.Way(channel, Duration.ZERO)));
            case Contact.Someone(var person) -> turn(step, contact, person);
            case Contact.OnCall(var schedule) -> {
                var person = schedule.at(draft.now);
                if (person.isEmpty()) {
                    var facts = "nobody is on call by the schedule " + schedule.name();
                    draft.log(file.page(), Reason.PAGE_FAILED, facts);
                    yield turn(step, contact, "", List.of());
                }
                yield turn(step, contact, person.get());
            }
            case Contact.Elsewhere(var channel, var schedule, var ways) ->
                    turn(step, contact, Notification.SCHEDULE + channel + "/" + schedule, ways);
        };
    }

    private Turn turn(int step, int contact, Person person) {
        return turn(step, contact, Notification.PERSON + person.name(), person.ways());
    }

    private Turn turn(int step, int contact, String recipient, List<Person.Way> ways) {
        return new Turn(step, contact, recipient, ways, 0, draft.now);
    }

    private boolean applies(CallPlan.Step step, PageFile file) {
        return step.occasion().holds(file.page().alert().severity(), draft.now);
    }

    /// Everybody was called: either nobody can be reached, or nobody answers.
    private PageFile end(PageFile file) {
        var round = file.round();
        if (round.steps() < draft.plan(file).steps().size()
                || round.turns().stream().anyMatch(Turn::more)) {
            return file;
        }
        var next = someoneIsReached(file) ? file : lost(file);
        var again = Dues.againAt(next, draft);
        var unanswered = due(again) || due(Later.than(round.calledAt(), Dues.ANSWER_IN));
        if (unanswered && !round.unanswered()) {
            draft.log(next.page(), Reason.PAGE_UNANSWERED, "");
            next = next.with(next.round().heardNobody());
        }
        return due(again) ? newRound(next) : next;
    }

    /// No channel takes it: the last resort is called, and that is an incident of its own. Channels
    /// that have refused it are asked again, for want of anything better.
    private PageFile lost(PageFile file) {
        var next = file;
        if (!file.lost()) {
            Losses.begin(draft, file.page());
            draft.forgetSeries(file.page());
            next = file.lost(true);
        }
        if (next.calls().stream().noneMatch(Calling::isWrittenDown)) {
            next = sending.lastResort(next);
        }
        for (var call : file.calling().filter(c -> c.is(Status.REFUSED)).toList()) {
            var again = draft.after(Later.backOffWhenLost(call.attempt()));
            next = next.replacing(call.as(Status.LATER, again));
        }
        return next;
    }

    /// Or will be.
    private static boolean isWrittenDown(Call call) {
        return call.calls() && call.lastResort() && !call.is(Status.REFUSED);
    }

    private boolean due(Instant time) {
        return !time.isAfter(draft.now);
    }
}
