package dev.remediator.topic;

import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import dev.remediator.alert.Severity;
import dev.remediator.remediation.Answer;
import dev.remediator.remediation.Attempt;
import dev.remediator.remediation.Condition;
import dev.remediator.remediation.Decision;
import dev.remediator.remediation.Effect;
import dev.remediator.remediation.Event;
import dev.remediator.remediation.Incident;
import dev.remediator.remediation.Page;
import dev.remediator.remediation.Phase;
import dev.remediator.remediation.Reason;
import dev.remediator.remediation.Report;
import dev.remediator.remediation.ResourceState;
import dev.remediator.remediation.Run;
import dev.remediator.remediation.State;
import dev.remediator.remediation.StepEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// One of everything that is ever written, with every field set; and the sparest of each.
final class Samples {
    static final Instant AT = Instant.parse("2026-01-01T03:00:00.123456789Z");

    static final Alert ALERT =
            new Alert(
                    "alertmanager",
                    "series-1",
                    "episode-1",
                    "delivery-1",
                    AlertStatus.RESOLVED,
                    Severity.CRITICAL,
                    "InstanceDown",
                    "node/web-1",
                    AT,
                    AT.plusSeconds(60),
                    Map.of("instance", "web-1", "ünïcode", "\u0000\ud83d\ude80"),
                    Map.of("summary", "it is down"),
                    Map.of("runbook", "https://runbooks.example/InstanceDown"));

    static final Alert SPARE =
            new Alert(
                    "s",
                    "s",
                    "e",
                    "",
                    AlertStatus.FIRING,
                    Severity.UNKNOWN,
                    "",
                    "r",
                    AT,
                    null,
                    Map.of(),
                    Map.of(),
                    Map.of());

    private static final StepEntry INTENT =
            new StepEntry("reboot#1", StepEntry.Kind.INTENDED, "", AT);
    private static final StepEntry DONE =
            new StepEntry("drain#1", StepEntry.Kind.DONE, "{\"type\":\"int\",\"value\":1}", AT);

    static final List<Report> REPORTS =
            List.of(
                    new Report.Claimed("node/web-1", "run-1", 1, "worker-1"),
                    new Report.Intended("node/web-1", "run-1", 2, "worker-1", INTENT),
                    new Report.Recorded("node/web-1", "run-1", 3, "worker-1", DONE),
                    new Report.Ended(
                            "node/web-1", "run-1", 4, "worker-1", Report.Outcome.UNKNOWN, "why"),
                    new Report.Returned("node/web-1", "run-1", 5, "worker-1", "cut off"),
                    new Report.PageSent("node/web-1", "inc-1", true, "202"));

    static final List<Answer> ANSWERS =
            List.of(
                    new Answer.Granted("worker-1", "node/web-1", "run-1", 1, Long.MAX_VALUE),
                    new Answer.Revoked("worker-1", "run-1", 1, "it took too long"),
                    new Answer.IntentCommitted("worker-1", "run-1", 1, "reboot#1"),
                    new Answer.Alive("worker-1", 3));

    static final List<Event> EVENTS =
            List.of(
                    new Event.AlertReceived(ALERT),
                    new Event.Reported(REPORTS.getFirst()),
                    new Event.WorkerLost("worker-1"),
                    new Event.TimePassed());

    static final List<Run.Owner> OWNERS =
            List.of(new Run.Offered(AT.plusSeconds(5)), new Run.Held("worker-1"));

    static final List<Condition> CONDITIONS =
            List.of(new Condition.Firing(AT), new Condition.Clear(AT));

    static final List<Phase> PHASES =
            List.of(
                    new Phase.Watching(AT),
                    new Phase.Waiting(),
                    new Phase.Acting(run(OWNERS.getFirst())),
                    new Phase.Acting(run(OWNERS.getLast())),
                    new Phase.Verifying(1, AT, AT.plusSeconds(300), Duration.ofMinutes(2)),
                    new Phase.Paged(Reason.LADDER_EXHAUSTED),
                    new Phase.Unmatched());

    static final Effect.Offer OFFER =
            new Effect.Offer(
                    "node/web-1", "inc-1", "run-1", 2, "HealNode", 1, ALERT, List.of(DONE, INTENT));

    private static final Attempt ATTEMPT =
            new Attempt("restart", Reason.DID_NOT_CLEAR, "it still fires", AT, AT.plusSeconds(9));

    static final Page PAGE =
            new Page(
                    Page.Action.TRIGGER,
                    "inc-1",
                    "node/web-1",
                    "web-on-call",
                    ALERT,
                    "HealNode",
                    Reason.LADDER_EXHAUSTED,
                    List.of(ATTEMPT),
                    AT);

    static final Decision DECISION =
            new Decision(
                    "inc-1",
                    "node/web-1",
                    AT,
                    Reason.REMEDY_OFFERED,
                    State.ACTING,
                    "series-1",
                    "InstanceDown",
                    "HealNode",
                    "restart",
                    "run-1",
                    "facts",
                    true,
                    false);

    static final Decision SPARE_DECISION =
            new Decision(
                    "inc-1",
                    "r",
                    AT,
                    Reason.MALFORMED,
                    State.REFUSED,
                    "",
                    "",
                    null,
                    null,
                    null,
                    "",
                    true,
                    true);

    private Samples() {}

    private static Run run(Run.Owner owner) {
        return new Run("run-1", 1, 2, owner, AT, AT.plusSeconds(900), List.of(DONE, INTENT));
    }

    /// A resource whose incidents stand everywhere an incident can stand.
    static ResourceState state() {
        var incidents = new TreeMap<String, Incident>();
        for (var phase : PHASES) {
            for (var condition : CONDITIONS) {
                var series = "series-" + incidents.size();
                var playbook = phase instanceof Phase.Unmatched ? null : "HealNode";
                incidents.put(
                        series,
                        new Incident(
                                "inc-" + series,
                                ALERT,
                                AT,
                                playbook,
                                condition,
                                phase,
                                List.of(ATTEMPT)));
            }
        }
        return new ResourceState(
                "node/web-1",
                41,
                incidents,
                List.of("series-2", "series-4"),
                Map.of("old", new ResourceState.Past(AT, AT.plusSeconds(1))));
    }
}
