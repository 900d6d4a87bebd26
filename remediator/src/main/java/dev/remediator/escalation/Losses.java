package dev.remediator.escalation;

import dev.remediator.reason.Reason;
import dev.remediator.remediation.Page;

/// A page that reaches nobody is an incident of its own.
final class Losses {
    private static final String INCIDENT = "notice-lost-";
    private static final String ALERT = "PageLost";

    private Losses() {}

    static void begin(Draft draft, Page page) {
        draft.log(page, Reason.PAGE_LOST, "");
        log(draft, page, Reason.PAGE_LOST, "the page for " + page.incident(), false);
    }

    static PageFile recovered(Draft draft, PageFile file, String facts) {
        draft.log(file.page(), Reason.PAGE_RECOVERED, facts);
        log(draft, file.page(), Reason.PAGE_RECOVERED, facts, true);
        return file.lost(false);
    }

    static PageFile over(Draft draft, PageFile file) {
        log(draft, file.page(), Reason.RESOLVED_AFTER_PAGE, "", true);
        return file.lost(false);
    }

    private static void log(Draft draft, Page page, Reason reason, String facts, boolean closes) {
        draft.log(INCIDENT + page.key(), page, ALERT, reason, facts, closes);
    }
}
