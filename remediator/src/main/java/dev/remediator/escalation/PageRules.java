package dev.remediator.escalation;

import dev.remediator.escalation.PageReport.TestWanted;
import dev.remediator.reason.Reason;
import dev.remediator.remediation.Page;
import java.util.Optional;

/// What an event means for the page it is about.
final class PageRules {
    private final Draft draft;
    private final Sending sending;
    private final Calling calling;
    private final Ending ending;
    private final Gatherings gatherings;
    private final Beginning beginning;
    private final People people;

    PageRules(Draft draft) {
        this.draft = draft;
        sending = new Sending(draft);
        calling = new Calling(draft, sending);
        ending = new Ending(draft, sending);
        gatherings = new Gatherings(draft, sending, calling, ending);
        beginning = new Beginning(draft, calling, gatherings);
        people = new People(draft, sending, calling, ending);
    }

    /// Nobody is ever called for what is replayed: no file, no timer, no count is kept of it.
    void wanted(Page page) {
        if (page.replayed()) {
            draft.log(page, Reason.REPLAYED, "the policy would be " + page.policy());
            return;
        }
        proceed(beginning.wanted(page, draft.page(page.key())));
    }

    void test(TestWanted wanted) {
        var page = Tests.page(wanted, draft.now);
        if (draft.page(page.key()).isEmpty()) {
            draft.log(page, Reason.PAGE_TEST, "wanted by " + wanted.by());
            proceed(beginning.wanted(page, Optional.empty()));
        }
    }

    void over(Page page) {
        if (page.replayed()) {
            return;
        }
        draft.page(page.key())
                .filter(file -> !file.is(Standing.OVER))
                .ifPresent(file -> proceed(ending.over(gatherings.leave(file), "")));
    }

    void reported(PageReport report) {
        var known = draft.page(Page.key(report.incident()));
        if (known.isEmpty()) {
            return;
        }
        var file = known.get();
        proceed(
                switch (report) {
                    case PageReport.Told told -> sending.told(file, told);
                    case PageReport.Acknowledged said ->
                            people.acknowledged(
                                    gatherings.leave(file),
                                    new Saying(said.by(), said.via(), said.why()));
                    case PageReport.Unacknowledged said ->
                            people.unacknowledged(file, new Saying(said.by(), said.via(), ""));
                    case PageReport.Closed said ->
                            people.closed(
                                    gatherings.leave(file),
                                    new Saying(said.by(), said.via(), said.why()));
                    case TestWanted _ -> file;
                });
    }

    void passed(String key) {
        draft.page(key).ifPresent(this::proceed);
    }

    /// Does what is due, whatever led here.
    private void proceed(PageFile file) {
        draft.settle(
                switch (file.standing()) {
                    case CONFIRMING, REARMING -> begin(file);
                    case GATHERED -> file;
                    case CALLING ->
                            Tests.is(file.page()) && !Tests.endOf(file).isAfter(draft.now)
                                    ? ending.proceed(ending.over(file, ""))
                                    : calling.proceed(gatherings.proceed(file));
                    case ACKNOWLEDGED ->
                            sending.proceed(gatherings.proceed(file.with(Ending.quiet(file))));
                    case OVER -> ending.proceed(file);
                });
    }

    private PageFile begin(PageFile file) {
        if (file.until().isAfter(draft.now)) {
            return file;
        }
        if (file.is(Standing.REARMING)) {
            return beginning.rested(file);
        }
        return beginning.sure(Gatherings.is(file.page()) ? gatherings.said(file) : file);
    }
}
