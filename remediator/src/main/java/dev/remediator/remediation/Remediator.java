package dev.remediator.remediation;

import dev.remediator.guard.Policy;
import dev.remediator.guard.Tilt;
import dev.remediator.playbook.Book;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Decides. The same state, event, time and book give the same decision, always: that is what makes
/// recorded incidents replayable and every guard testable in virtual time.
public final class Remediator implements Decider {
    private final Book book;
    private final Policy policy;
    private final Patience patience;

    /// @param book the loaded playbooks
    /// @param policy what the operator has set
    /// @param patience how long to wait where no playbook says
    public Remediator(Book book, Policy policy, Patience patience) {
        this.book = book;
        this.policy = policy;
        this.patience = patience;
    }

    /// Decides about one event on one resource.
    ///
    /// @param state what is known about the resource
    /// @param event what happened
    /// @param now the time, which is nowhere else asked for
    /// @param tilt why this part of the program only observes, if it does
    @Override
    public Decided decide(ResourceState state, Event event, Instant now, @Nullable Tilt tilt) {
        var draft = new Draft(state, now);
        draft.forgetWhatIsDue();
        var ladder = new Ladder(draft, book, policy, patience, tilt);
        switch (event) {
            case Event.AlertReceived(var alert) ->
                    new AlertRules(draft, ladder, book, policy).received(alert);
            case Event.Reported(Report.OfRun report) -> rules(draft, ladder).reported(report);
            case Event.ClosedByPeople closed -> PageRules.closed(draft, ladder, closed);
            case Event.Ruled(var ruling) -> new RulingRules(draft, ladder).ruled(ruling);
            case Event.WorkerLost(var worker) -> rules(draft, ladder).lost(worker);
            case Event.WorkerBack back -> rules(draft, ladder).back(back);
            case Event.TimePassed(var present) ->
                    new TimeRules(
                                    draft,
                                    ladder,
                                    new AlertRules(draft, ladder, book, policy),
                                    new CrewRules(draft, ladder, book, policy, patience))
                            .passed(present);
        }
        return draft.decided(policy);
    }

    private RunRules rules(Draft draft, Ladder ladder) {
        return new RunRules(draft, ladder, new CrewRules(draft, ladder, book, policy, patience));
    }
}
