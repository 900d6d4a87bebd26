package dev.remediator.replay.record;

import dev.remediator.reason.Reason;
import dev.remediator.remediation.Decision;
import java.util.Map;

/// Pages that are incidents of their own. Of one name there may be several, one after the other.
final class Notices {
    /// How one begins, and what its name begins with.
    private static final Map<Reason, String> NAMES =
            Map.of(
                    Reason.PAGE_LOST, "notice-lost-",
                    Reason.PAGE_GATHERED, "notice-gathered-",
                    Reason.PAGE_TEST, "notice-test-",
                    Reason.PAGE_CALLED, "notice-faulted-",
                    Reason.STORM_PAGED, "notice-",
                    Reason.PAGED_WHILE_HELD, "notice-");

    private Notices() {}

    /// Whether one begins.
    static boolean begins(Decision decision) {
        var name = NAMES.get(decision.reason());
        return name != null && decision.incident().startsWith(name);
    }
}
