package dev.remediator.paging.text;

import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import dev.remediator.alert.Severity;
import dev.remediator.escalation.Notification;
import dev.remediator.reason.Reason;
import dev.remediator.remediation.Attempt;
import dev.remediator.remediation.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Notifications as the engine writes them.
final class Calls {
    static final Links LINKS = new Links("https://remediator.example/");
    static final Instant FIRED = Instant.parse("2026-08-04T03:00:00Z");

    private Calls() {}

    /// A web node was restarted and rebooted in vain.
    static Page page() {
        return page(Reason.LADDER_EXHAUSTED, alert("InstanceDown", ANNOTATIONS), attempts());
    }

    static Page page(Reason why) {
        return page(why, alert("InstanceDown", ANNOTATIONS), attempts());
    }

    static Page page(Reason why, Alert alert, List<Attempt> attempts) {
        return page("inc-1", why, alert, attempts);
    }

    static Page page(String incident, Reason why, Alert alert, List<Attempt> attempts) {
        return new Page(
                Page.Action.TRIGGER,
                incident,
                alert.resource(),
                "web-on-call",
                alert,
                "HealWebNode",
                why,
                attempts,
                FIRED.plusSeconds(900));
    }

    static Diagnosis of(Page page) {
        return of(page, "");
    }

    static Diagnosis of(Page page, String by) {
        var notification =
                new Notification(
                        "inc-1/1/0/0/0",
                        page,
                        "sms",
                        "person:ana",
                        "",
                        by,
                        1,
                        page.at(),
                        page.at().plus(Duration.ofMinutes(3)));
        return Diagnosis.of(notification, LINKS);
    }

    private static final Map<String, String> ANNOTATIONS =
            Map.of(
                    "summary", "web-1 does not answer",
                    "description", "Its neighbours do",
                    "team", "web");

    static Alert alert(String name, Map<String, String> annotations) {
        return alert(
                name,
                "node/web-1",
                Map.of("cluster", "eu-1", "instance", "web-1"),
                annotations,
                Map.of("runbook", "https://wiki.example/web", "graph", "javascript:alert(1)"));
    }

    static Alert alert(
            String name,
            String resource,
            Map<String, String> labels,
            Map<String, String> annotations,
            Map<String, String> links) {
        return new Alert(
                "alertmanager",
                "series-1",
                "episode-1",
                "delivery-1",
                AlertStatus.FIRING,
                Severity.CRITICAL,
                name,
                resource,
                FIRED,
                null,
                labels,
                annotations,
                links);
    }

    static List<Attempt> attempts() {
        return List.of(
                new Attempt(
                        "restart the service",
                        Reason.DID_NOT_CLEAR,
                        "nginx was restarted and answered once",
                        FIRED.plusSeconds(60),
                        FIRED.plusSeconds(183)),
                new Attempt(
                        "drain and reboot",
                        Reason.REMEDY_FAILED,
                        "step 'reboot': ssh: connection refused",
                        FIRED.plusSeconds(200),
                        FIRED.plusSeconds(242)));
    }
}
