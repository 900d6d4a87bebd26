package dev.remediator.stream;

import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import dev.remediator.alert.Severity;
import dev.remediator.reason.Reason;
import dev.remediator.remediation.Page;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// What people are told when deciding itself fails: a bug of ours, or settings no calendar can
/// bear.
final class Faults {

    private Faults() {}

    /// One page a partition, whatever fails there: the alerts are in `dead-letters`.
    static Page page(int partition, String resource, String why, Instant now) {
        var id = "notice-faulted-" + partition;
        var alert =
                new Alert(
                        "remediator",
                        id,
                        id,
                        "",
                        AlertStatus.FIRING,
                        Severity.CRITICAL,
                        "AutomationFaulted",
                        resource,
                        now,
                        null,
                        Map.of(),
                        Map.of("summary", "alerts are not decided about: " + why),
                        Map.of());
        return new Page(
                Page.Action.TRIGGER,
                id,
                resource,
                "default",
                alert,
                "",
                Reason.FAULTED,
                List.of(),
                now);
    }
}
