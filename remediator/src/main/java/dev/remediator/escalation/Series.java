package dev.remediator.escalation;

import dev.remediator.reason.Reason;
import dev.remediator.remediation.Page;
import java.time.Instant;
import java.util.Optional;

/// People are not called again for the same thing within the hour, unless it is worse now.
final class Series {

    private Series() {}

    /// Until when people are left alone about it.
    static Optional<Instant> restsUntil(Draft draft, Page page) {
        if (!counts(page)) {
            return Optional.empty();
        }
        return draft.series(page)
                .filter(s -> !Gravity.worse(page.alert().severity(), s.severity()))
                .map(s -> Later.than(draft.notLater(s.calledAt()), draft.rearming(page)))
                .filter(until -> until.isAfter(draft.now));
    }

    static void called(Draft draft, Page page) {
        if (counts(page)) {
            var severity = page.alert().severity();
            var until = draft.after(draft.rearming(page));
            draft.keep(page, new SeriesFile(draft.now, severity, until));
        }
    }

    /// What no longer matters is forgotten.
    static void passed(Draft draft, String name) {
        var known = draft.series(name);
        if (known.isPresent() && known.get().until().isAfter(draft.now)) {
            draft.waitFor(name, known.get().until());
        } else {
            draft.forgetSeries(name);
        }
    }

    /// A question to people is not a call about what it asks for.
    private static boolean counts(Page page) {
        return page.why() != Reason.APPROVAL_WANTED
                && page.why() != Reason.PAGE_TEST
                && page.why() != Reason.PAGE_GATHERED;
    }
}
