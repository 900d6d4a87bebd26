package dev.remediator.remediation;

import dev.remediator.playbook.Book;
import java.time.Instant;

/// Decides. The same state, event, time and book give the same decision, always: that is what makes
/// recorded incidents replayable and every guard testable in virtual time.
public final class Remediator {
    private final Book book;
    private final Patience patience;

    /// @param book the loaded playbooks
    /// @param patience how long to wait where no playbook says
    public Remediator(Book book, Patience patience) {
        this.book = book;
        this.patience = patience;
    }

    /// Decides about one event on one resource.
    ///
    /// @param state what is known about the resource
    /// @param event what happened
    /// @param now the time, which is nowhere else asked for
    public Decided decide(ResourceState state, Event event, Instant now) {
        var draft = new Draft(state, now);
        var ladder = new Ladder(draft, book, patience);
        switch (event) {
            case Event.AlertReceived(var alert) ->
                    new AlertRules(draft, ladder, book).received(alert);
            case Event.Reported(Report.OfRun report) ->
                    new RunRules(draft, ladder).reported(report);
            case Event.Reported(Report.PageSent sent) -> draft.pageSent(sent);
            case Event.WorkerLost(var worker) -> new RunRules(draft, ladder).lost(worker);
            case Event.TimePassed() -> new TimeRules(draft, ladder).passed();
        }
        return draft.decided();
    }
}
