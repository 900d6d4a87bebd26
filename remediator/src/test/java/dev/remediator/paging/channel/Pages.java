package dev.remediator.paging.channel;

import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import dev.remediator.alert.Severity;
import dev.remediator.reason.Reason;
import dev.remediator.remediation.Attempt;
import dev.remediator.remediation.Page;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Pages as the engine writes them.
final class Pages {
    private static final Instant FIRED = Instant.parse("2026-08-04T03:00:00Z");

    private Pages() {}

    /// A web node was restarted and rebooted in vain.
    static Page ladderExhausted() {
        return of(alert(Severity.CRITICAL), Reason.LADDER_EXHAUSTED, restarted(), rebooted());
    }

    static Page of(Alert alert, Reason why, Attempt... attempts) {
        return new Page(
                Page.Action.TRIGGER,
                "inc-1",
                "node/web-1",
                "web-on-call",
                alert,
                "HealWebNode",
                why,
                List.of(attempts),
                FIRED.plusSeconds(900));
    }

    static Page as(Page.Action action, Page page) {
        return new Page(
                action,
                page.incident(),
                page.resource(),
                page.policy(),
                page.alert(),
                page.playbook(),
                action == Page.Action.RESOLVE ? Reason.RESOLVED_AFTER_PAGE : page.why(),
                page.attempts(),
                page.at());
    }

    static Page about(String incident, Page page) {
        return of(incident, page.resource(), page);
    }

    static Page on(String resource, Page page) {
        return of(page.incident(), resource, page);
    }

    private static Page of(String incident, String resource, Page page) {
        return new Page(
                page.action(),
                incident,
                resource,
                page.policy(),
                page.alert(),
                page.playbook(),
                page.why(),
                page.attempts(),
                page.at());
    }

    static Attempt restarted() {
        return new Attempt(
                "restart the service",
                Reason.DID_NOT_CLEAR,
                "nginx was restarted and answered once",
                FIRED.plusSeconds(60),
                FIRED.plusSeconds(183));
    }

    static Attempt rebooted() {
        return new Attempt(
                "drain and reboot",
                Reason.REMEDY_FAILED,
                "step 'reboot': ssh: connection refused",
                FIRED.plusSeconds(200),
                FIRED.plusSeconds(242));
    }

    static Alert alert(Severity severity) {
        return alert(
                severity,
                Map.of("cluster", "eu-1", "instance", "web-1", "job", "web"),
                Map.of("summary", "web-1 does not answer"),
                Map.of("runbook", "https://wiki.example/web"));
    }

    static Alert alert(
            Severity severity,
            Map<String, String> labels,
            Map<String, String> annotations,
            Map<String, String> links) {
        return new Alert(
                "alertmanager",
                "series-1",
                "episode-1",
                "delivery-1",
                AlertStatus.FIRING,
                severity,
                "InstanceDown",
                "node/web-1",
                FIRED,
                null,
                labels,
                annotations,
                links);
    }
}
