package dev.remediator.paging;

import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import dev.remediator.alert.Severity;
import dev.remediator.escalation.Notification;
import dev.remediator.reason.Reason;
import dev.remediator.remediation.Page;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Notifications as the engine writes them.
final class Notifications {
    static final Instant AT = Instant.parse("2026-08-04T03:15:00Z");
    static final Instant UNTIL = AT.plusSeconds(180);

    private Notifications() {}

    /// To whoever listens at a channel; its ID is the incident's and `/1`.
    static Notification call(String incident, String channel) {
        return call(incident, channel, "");
    }

    static Notification call(String incident, String channel, String recipient) {
        return notification(incident + "/1", page(incident), channel, recipient);
    }

    /// What follows it; its ID is the incident's and `/2`.
    static Notification over(String incident, String channel) {
        var page = page(incident).doing(Page.Action.RESOLVE);
        return notification(incident + "/2", page, channel, "");
    }

    private static Notification notification(
            String id, Page page, String channel, String recipient) {
        return new Notification(id, page, channel, recipient, "", "", 1, AT, UNTIL);
    }

    static Page page(String incident) {
        var alert =
                new Alert(
                        "alertmanager",
                        "series-1",
                        "episode-1",
                        "delivery-1",
                        AlertStatus.FIRING,
                        Severity.CRITICAL,
                        "InstanceDown",
                        "node/web-1",
                        AT,
                        null,
                        Map.of("instance", "web-1"),
                        Map.of("summary", "web-1 does not answer"),
                        Map.of());
        return new Page(
                Page.Action.TRIGGER,
                incident,
                "node/web-1",
                "web-on-call",
                alert,
                "HealWebNode",
                Reason.LADDER_EXHAUSTED,
                List.of(),
                AT);
    }
}
