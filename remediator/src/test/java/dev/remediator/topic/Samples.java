package dev.remediator.topic;

import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import dev.remediator.alert.Severity;
import dev.remediator.guard.Ask;
import dev.remediator.guard.Command;
import dev.remediator.guard.Controls;
import dev.remediator.guard.Flapping;
import dev.remediator.guard.Matcher;
import dev.remediator.guard.Petition;
import dev.remediator.guard.Ruling;
import dev.remediator.guard.Silence;
import dev.remediator.guard.Standing;
import dev.remediator.guard.Tilt;
import dev.remediator.guard.Trust;
import dev.remediator.journal.Halt;
import dev.remediator.journal.Outcome;
import dev.remediator.journal.StepEntry;
import dev.remediator.playbook.Autonomy;
import dev.remediator.reason.Reason;
import dev.remediator.remediation.Answer;
import dev.remediator.remediation.Attempt;
import dev.remediator.remediation.Condition;
import dev.remediator.remediation.Decision;
import dev.remediator.remediation.Effect;
import dev.remediator.remediation.Event;
import dev.remediator.remediation.Incident;
import dev.remediator.remediation.Page;
import dev.remediator.remediation.Phase;
import dev.remediator.remediation.Report;
import dev.remediator.remediation.ResourceState;
import dev.remediator.remediation.Run;
import dev.remediator.remediation.State;
import dev.remediator.warden.Posture;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
                    new Report.Declined("node/web-1", "run-1", 1, "worker-1", true),
                    new Report.Intended("node/web-1", "run-1", 2, "worker-1", INTENT),
                    new Report.Recorded("node/web-1", "run-1", 3, "worker-1", DONE),
                    new Report.Ended("node/web-1", "run-1", 4, "worker-1", Outcome.UNKNOWN, "why"),
                    new Report.Returned("node/web-1", "run-1", 5, "worker-1", "cut off"));

    static final List<Answer> ANSWERS =
            List.of(
                    new Answer.Granted("worker-1", "node/web-1", "run-1", 1, Long.MAX_VALUE, null),
                    new Answer.Granted("worker-1", "node/web-1", "run-1", 2, 8, offer()),
                    new Answer.Learned("worker-1", "run-1", 2, DONE),
                    new Answer.Revoked("worker-1", "run-1", 1, "it took too long"),
                    new Answer.Halt("worker-1", "run-1", 1, "the cord", Halt.Way.UNDO),
                    new Answer.IntentCommitted("worker-1", "run-1", 1, "reboot#1"),
                    new Answer.Alive("worker-1", 3, Long.MIN_VALUE));

    static final List<Event> EVENTS =
            List.of(
                    new Event.AlertReceived(ALERT),
                    new Event.Reported(REPORTS.getFirst()),
                    new Event.Ruled(new Ruling.Allowed("node/web-1", "run-1/1", "all is well")),
                    new Event.ClosedByPeople("inc-1", "ana, at pagerduty"),
                    new Event.WorkerLost("worker-1"),
                    new Event.WorkerBack("worker-1@a", "worker-1@b", Set.of("c0de")),
                    new Event.TimePassed(Map.of("c0de", 2)));

    static final List<Run.Owner> OWNERS =
            List.of(
                    new Run.Offered(AT.plusSeconds(5), AT, 2, Set.of("worker-2")),
                    new Run.Held("worker-1"));

    static final List<Condition> CONDITIONS =
            List.of(new Condition.Firing(AT), new Condition.Clear(AT));

    static final List<Phase> PHASES =
            List.of(
                    new Phase.Watching(AT),
                    new Phase.Flapping(AT, AT.plusSeconds(60), Duration.ofMinutes(10)),
                    new Phase.Waiting(1),
                    new Phase.Asking(1, null, AT, null),
                    new Phase.Asking(1, run(OWNERS.getLast()), AT, Reason.ANDON),
                    new Phase.Paging(Reason.LADDER_EXHAUSTED, "facts", AT, Reason.STORM),
                    new Phase.Acting(run(OWNERS.getFirst())),
                    new Phase.Acting(run(OWNERS.getLast())),
                    new Phase.Verifying(1, AT, AT.plusSeconds(300), Duration.ofMinutes(2)),
                    new Phase.Paged(Reason.LADDER_EXHAUSTED, null),
                    new Phase.Paged(Reason.FLAPPING, AT),
                    new Phase.Unmatched());

    static final Ask ASK =
            new Ask(
                    "run-1/1",
                    "run-1",
                    "node/web-1",
                    "inc-1",
                    Ask.Purpose.REMEDY,
                    "HealNode",
                    "replace",
                    true,
                    ALERT,
                    List.of("cluster=eu-1", "everything"),
                    List.of(new Ask.Budget("cluster=eu-1", 5, Duration.ofHours(1))),
                    "web-on-call",
                    new Autonomy(Autonomy.Level.PROPOSE, Duration.ofMinutes(5), Autonomy.Lapse.ACT),
                    true,
                    new Tilt(AT, "it has just started"));

    static final List<Petition> PETITIONS =
            List.of(
                    new Petition.Asks(ASK),
                    new Petition.Returns("run-1/1"),
                    new Petition.Judged("HealNode", "inc-1", true),
                    new Petition.Stands(
                            new Standing(
                                    "node/web-1",
                                    true,
                                    true,
                                    List.of("everything"),
                                    List.of(
                                            new Standing.Symptom(
                                                    "series-1",
                                                    "node/web-1",
                                                    "InstanceDown",
                                                    Map.of("instance", "web-1"))))));

    static final List<Ruling> RULINGS =
            List.of(
                    new Ruling.Allowed("node/web-1", "run-1/1", "facts"),
                    new Ruling.Held("node/web-1", "run-1/1", Reason.STORM, "facts"),
                    new Ruling.Refused("node/web-1", "run-1/1", Reason.PROTECTED, "facts"),
                    new Ruling.Halted("node/web-1", "run-1/1", Reason.ANDON, "facts"));

    static final Silence SILENCE =
            new Silence(
                    "quiet",
                    true,
                    List.of(Matcher.parse("cluster!=eu-*")),
                    AT,
                    AT.plusSeconds(60),
                    "ann",
                    "new disks");

    static final List<Command> COMMANDS =
            List.of(
                    new Command.PullCord("c-1", "ann", "why", "everything"),
                    new Command.ReleaseCord("c-2", "ann", "why", "everything"),
                    new Command.SetSilence("c-3", "ann", "why", SILENCE),
                    new Command.EndSilence("c-4", "ann", "why", "quiet"),
                    new Command.Approve("c-5", "ann", "why", "run-1"),
                    new Command.Deny("c-6", "ann", "why", "run-1"),
                    new Command.SetAutonomy(
                            "c-7", "ann", "why", "HealNode", Autonomy.Level.SHADOW));

    static final Posture POSTURE =
            new Posture(
                    AT,
                    new Controls(
                            List.of(new Controls.Cord("everything", "ann", "why", AT)),
                            List.of(SILENCE),
                            Map.of("HealNode", Autonomy.Level.AUTO)),
                    List.of(new Posture.Group("cluster=eu-1", 200, 3, 40, "NORMAL", 2, 1)),
                    List.of(
                            new Posture.Waiting(
                                    "run-1",
                                    "inc-1",
                                    "node/web-1",
                                    "HealNode",
                                    "replace",
                                    "storm",
                                    "cluster=eu-1",
                                    AT,
                                    null)),
                    Map.of("HealNode", new Trust(1, 2, 3, 4, 5, 6, 7)),
                    List.of(new Posture.Answered("c-1", "")));

    static final Effect.Offer OFFER = offer();

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

    private static Effect.Offer offer() {
        return new Effect.Offer(
                "node/web-1",
                "inc-1",
                "run-1",
                2,
                "HealNode",
                1,
                "c0de",
                Duration.ofMinutes(15),
                ALERT,
                List.of(DONE, INTENT));
    }

    private static Run run(Run.Owner owner) {
        return new Run(
                new Run.Work("run-1", 1, "restart", "c0de", AT),
                2,
                owner,
                AT.plusSeconds(900),
                List.of(DONE, INTENT),
                true,
                true);
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
                                List.of(ATTEMPT),
                                "run-1/1",
                                AT.plusSeconds(3600)));
            }
        }
        return new ResourceState(
                "node/web-1",
                41,
                incidents,
                List.of("series-2", "series-4"),
                Map.of("old", new ResourceState.Past(AT, AT.plusSeconds(1))),
                7,
                List.of(
                        new ResourceState.Tried(
                                "HealNode",
                                1,
                                "replace",
                                "inc-0",
                                AT,
                                true,
                                false,
                                AT.plusSeconds(9))),
                Map.of("series-2", new Flapping(1000, AT, AT.plusSeconds(60))));
    }
}
