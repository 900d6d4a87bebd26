package dev.remediator.tracing;

import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import dev.remediator.alert.Severity;
import dev.remediator.history.Call;
import dev.remediator.history.IncidentView;
import dev.remediator.reason.Reason;
import dev.remediator.remediation.Decision;
import dev.remediator.remediation.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An incident as the history tells it, put together second by second.
final class Told {
    private static final String PLAYBOOK = "HealWebNode";

    static final Instant START = Instant.parse("2026-03-01T03:00:00Z");

    private final String id;
    private final List<Decision> decisions = new ArrayList<>();
    private final List<Call> calls = new ArrayList<>();
    private Map<String, String> labels = Map.of("instance", "web-1");
    private long last;

    Told(String id) {
        this.id = id;
    }

    static Instant at(long second) {
        return START.plusSeconds(second);
    }

    Told labelled(Map<String, String> all) {
        labels = all;
        return this;
    }

    Told decides(long second, Reason reason, State state) {
        return runs(second, reason, state, null, "");
    }

    Told runs(long second, Reason reason, State state, @Nullable String run, String facts) {
        var remedy = run == null ? null : "restart";
        var closes = state == State.HEALED || reason == Reason.RESOLVED_AFTER_PAGE;
        decisions.add(
                new Decision(
                        id,
                        "node/web-1",
                        at(second),
                        reason,
                        state,
                        "series",
                        "InstanceDown",
                        PLAYBOOK,
                        remedy,
                        run,
                        facts,
                        false,
                        closes));
        last = second;
        return this;
    }

    Told calls(long from, long to, Reason outcome) {
        calls.add(new Call(at(from), "ana by sms", outcome.word(), "queued", at(to)));
        return this;
    }

    List<Decision> decisions() {
        return decisions;
    }

    Alert alert() {
        return new Alert(
                "alertmanager",
                id,
                "episode",
                "delivery",
                AlertStatus.FIRING,
                Severity.CRITICAL,
                "InstanceDown",
                "node/web-1",
                START,
                null,
                labels,
                Map.of(),
                Map.of());
    }

    IncidentView.Detailed closed() {
        var end = decisions.getLast();
        return detailed(at(last), end, PLAYBOOK);
    }

    IncidentView.Detailed open() {
        return detailed(null, decisions.getLast(), PLAYBOOK);
    }

    IncidentView.Detailed unmatched() {
        return detailed(at(last), decisions.getLast(), null);
    }

    private IncidentView.Detailed detailed(
            @Nullable Instant closedAt, Decision end, @Nullable String answers) {
        var view =
                new IncidentView(
                        id,
                        "InstanceDown",
                        "node/web-1",
                        end.state().word(),
                        answers,
                        end.reason().word(),
                        decisions.getFirst().at(),
                        closedAt,
                        null,
                        null);
        return new IncidentView.Detailed(view, alert(), null, calls, decisions);
    }
}
