package dev.remediator.escalation;

import dev.remediator.escalation.PageReport.TestWanted;
import dev.remediator.remediation.Page;
import java.time.Instant;
import java.util.Optional;

/// Decides who is called when. Pure: the same files, event and time give the same decision. Knows
/// no state of its own, and may be used by many threads.
public final class Escalation {
    private final Rulebook rulebook;

    /// @param rulebook which policies and channels there are
    public Escalation(Rulebook rulebook) {
        this.rulebook = rulebook;
    }

    /// Which policies and channels there are.
    public Rulebook rulebook() {
        return rulebook;
    }

    /// Decides what one event leads to.
    ///
    /// @param files what is known; only what the event is about is read
    /// @param event what happened
    /// @param now the time
    public Escalated decide(Files files, PageEvent event, Instant now) {
        var draft = new Draft(rulebook, files, now);
        var rules = new PageRules(draft);
        switch (event) {
            case PageEvent.Wanted(var page) -> {
                if (page.action() == Page.Action.TRIGGER) {
                    rules.wanted(page);
                } else if (page.action() == Page.Action.RESOLVE) {
                    rules.over(page);
                }
            }
            case PageEvent.Reported(TestWanted wanted) -> rules.test(wanted);
            case PageEvent.Reported(var report) -> rules.reported(report);
            case PageEvent.TimePassed(var name) ->
                    Escalated.pageOf(name)
                            .ifPresentOrElse(rules::passed, () -> Series.passed(draft, name));
        }
        return draft.done(new Dues());
    }

    /// The page that something is due for, if it is a page.
    ///
    /// @param files what is known
    /// @param timer what is due, as in [Escalated#timers]
    public static Optional<Page> pageOf(Files files, String timer) {
        return Escalated.pageOf(timer).flatMap(files::page).map(PageFile::page);
    }

    /// What is called when deciding itself fails: the last resort, once.
    ///
    /// @param page about what people were to be called
    /// @param now the time
    public Notification lastResort(Page page, Instant now) {
        return new Notification(
                page.key() + "/" + Rulebook.LAST_RESORT,
                page.doing(Page.Action.TRIGGER),
                Rulebook.LAST_RESORT,
                "",
                "",
                "",
                1,
                now,
                Later.than(now, Sending.WAIT));
    }
}
