package dev.remediator.escalation;

import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import dev.remediator.alert.Severity;
import dev.remediator.reason.Reason;
import dev.remediator.remediation.Page;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Wake-up tests: pages about nothing, to see that a policy reaches people.
final class Tests {
    private static final String ALERT = "WakeUpTest";

    private Tests() {}

    static Page page(PageReport.TestWanted wanted, Instant now) {
        var resource = "policy/" + wanted.policy();
        var alert =
                new Alert(
                        "remediator",
                        wanted.incident(),
                        wanted.incident(),
                        "",
                        AlertStatus.FIRING,
                        Severity.CRITICAL,
                        ALERT,
                        resource,
                        now,
                        null,
                        Map.of("by", wanted.by()),
                        Map.of("summary", "a wake-up test of the policy " + wanted.policy()),
                        Map.of());
        return new Page(
                Page.Action.TRIGGER,
                wanted.incident(),
                resource,
                wanted.policy(),
                alert,
                "",
                Reason.PAGE_TEST,
                List.of(),
                now);
    }

    static boolean is(Page page) {
        return page.why() == Reason.PAGE_TEST;
    }

    static Instant endOf(PageFile file) {
        return Later.than(file.wantedAt(), Dues.TEST);
    }
}
