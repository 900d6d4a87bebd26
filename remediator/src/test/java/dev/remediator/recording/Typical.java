package dev.remediator.recording;

import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import dev.remediator.alert.Severity;
import dev.remediator.guard.Command;
import dev.remediator.guard.Policy;
import dev.remediator.guard.Ruling;
import dev.remediator.guard.Tilt;
import dev.remediator.journal.Outcome;
import dev.remediator.journal.StepEntry;
import dev.remediator.oncall.CallPlan;
import dev.remediator.reason.Reason;
import dev.remediator.remediation.Decision;
import dev.remediator.remediation.Event;
import dev.remediator.remediation.Report;
import dev.remediator.remediation.State;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What recordings mostly hold.
final class Typical {
    static final Instant AT = Instant.parse("2026-01-01T03:00:00Z");
    static final String RUN = "inc-0123456789abcdef-r1";

    static final Session SESSION =
            new Session(
                    "1.0.0",
                    Policy.DEFAULT,
                    Map.of("10.0.0.1", "web-1"),
                    List.of(new Session.Channel("sms", "twilio")),
                    Duration.ofMinutes(2),
                    Duration.ofHours(1),
                    new CallPlan.Most(5, Duration.ofMinutes(10)),
                    List.of(
                            new Session.Sheet(
                                    "HealNode",
                                    "dev.remediator.standard.HealNode",
                                    "When InstanceDown has been firing for 1 minute: reboot.",
                                    "c0de")),
                    List.of());

    static final Line STARTED = new Line.Started(AT, SESSION);
    static final Line COMMANDED =
            new Line.Commanded(
                    AT.plusSeconds(100),
                    new Command.PullCord("c-1", "person-1", "a new disk", "everything"));
    static final Line DISTRUSTED =
            new Line.Distrusted(
                    AT.plusSeconds(200),
                    new Tilt(AT.plusSeconds(230), "its loop stood still for 3 seconds"));
    static final Line CONTROLLED =
            new Line.Controlled(
                    decision(
                            Decision.CONTROL,
                            AT.plusSeconds(300),
                            Reason.STORM,
                            State.WAITING,
                            null,
                            "cluster=eu-1: 9 of 20 unwell (at most 4)",
                            false));

    private Typical() {}

    /// A recording of one of everything.
    static List<Line> lines() {
        return List.of(
                STARTED,
                new Line.Happened(healed(AT.plusSeconds(10))),
                COMMANDED,
                DISTRUSTED,
                CONTROLLED,
                new Line.Happened(repeated(AT.plusSeconds(400), 3)));
    }

    /// One of everything but what is long.
    static List<Line> few() {
        return List.of(
                COMMANDED,
                DISTRUSTED,
                CONTROLLED,
                new Line.Happened(repeated(AT.plusSeconds(400), 3)));
    }

    static void write(Path file, List<Line> lines) throws IOException {
        try (var writer = RecordingWriter.create(file, AT, AT.plusSeconds(86_400))) {
            for (var line : lines) {
                writer.write(line);
            }
            writer.finish();
        }
    }

    static List<Line> read(Path file) throws IOException {
        try (var reader = RecordingReader.open(file)) {
            return all(reader);
        }
    }

    static List<Line> all(RecordingReader reader) throws IOException {
        var lines = new ArrayList<Line>();
        for (var line = reader.next(); line.isPresent(); line = reader.next()) {
            lines.add(line.get());
        }
        return lines;
    }

    static Alert alert(AlertStatus status) {
        return new Alert(
                "alertmanager",
                "3f1c0de1b2a3c4d5",
                "3f1c0de1b2a3c4d5/1767236400",
                "9a8b7c6d5e4f",
                status,
                Severity.CRITICAL,
                "InstanceDown",
                "node/web-1",
                AT,
                status == AlertStatus.RESOLVED ? AT.plusSeconds(700) : null,
                Map.of(
                        "alertname",
                        "InstanceDown",
                        "cluster",
                        "eu-1",
                        "instance",
                        "web-1",
                        "job",
                        "node",
                        "severity",
                        "critical"),
                Map.of(
                        "summary", "web-1 is down",
                        "description", "web-1 of job node has been down for more than 1 minute."),
                Map.of("source", "https://prometheus.example/graph"));
    }

    static Decision decision(
            String incident,
            Instant at,
            Reason reason,
            State state,
            @Nullable String run,
            String facts,
            boolean settles) {
        return new Decision(
                incident,
                "node/web-1",
                at,
                reason,
                state,
                "3f1c0de1b2a3c4d5",
                "InstanceDown",
                "HealNode",
                run == null ? null : "reboot",
                run,
                facts,
                settles,
                false);
    }

    /// An incident that one remedy healed.
    static RecordedIncident healed(Instant at) {
        var moments = new ArrayList<Moment>();
        var firing = new Event.AlertReceived(alert(AlertStatus.FIRING));
        var passed = new Event.TimePassed(Map.of("c0de", 2));
        add(moments, at, firing, Reason.HELD_FOR, State.WATCHING, null);
        add(moments, at.plusMillis(60_013), passed, Reason.REMEDY_OFFERED, State.WAITING, null);
        add(
                moments,
                at.plusMillis(60_031),
                new Event.Ruled(
                        new Ruling.Allowed("node/web-1", RUN + "/1", "every guard is clear")),
                Reason.REMEDY_OFFERED,
                State.ACTING,
                RUN);
        add(
                moments,
                at.plusMillis(60_052),
                new Event.Reported(new Report.Claimed("node/web-1", RUN, 1, "worker-1@a1b2")),
                Reason.REMEDY_OFFERED,
                State.ACTING,
                RUN);
        for (var step : List.of("drain#1", "reboot#1", "answers#1", "into rotation#1")) {
            var entry =
                    new StepEntry(
                            step,
                            StepEntry.Kind.DONE,
                            "{\"type\":\"int\",\"value\":1}",
                            at.plusMillis(61_000L + moments.size() * 1013L));
            add(
                    moments,
                    entry.at().plusMillis(7),
                    new Event.Reported(
                            new Report.Recorded("node/web-1", RUN, 1, "worker-1@a1b2", entry)),
                    Reason.REMEDY_OFFERED,
                    State.ACTING,
                    RUN);
        }
        add(
                moments,
                at.plusMillis(71_000),
                new Event.Reported(
                        new Report.Ended(
                                "node/web-1", RUN, 1, "worker-1@a1b2", Outcome.SUCCEEDED, "")),
                Reason.DID_NOT_CLEAR,
                State.VERIFYING,
                RUN);
        add(
                moments,
                at.plusMillis(80_000),
                new Event.AlertReceived(alert(AlertStatus.RESOLVED)),
                Reason.RESOLVED,
                State.VERIFYING,
                RUN);
        add(moments, at.plusMillis(200_011), passed, Reason.HEALED, State.HEALED, RUN);
        add(moments, at.plusMillis(200_011), passed, Reason.RESOLVED, State.HEALED, RUN);
        return of(at, moments);
    }

    /// An alert that a source says over and over.
    static RecordedIncident repeated(Instant at, int times) {
        var moments = new ArrayList<Moment>();
        var firing = new Event.AlertReceived(alert(AlertStatus.FIRING));
        add(moments, at, firing, Reason.HELD_FOR, State.WATCHING, null);
        for (int i = 1; i <= times; i++) {
            var again = at.plusSeconds(30L * i).plusMillis(i * 37L % 100);
            add(moments, again, firing, Reason.REPEATED, State.WATCHING, null);
        }
        return of(at, moments);
    }

    private static RecordedIncident of(Instant at, List<Moment> moments) {
        return new RecordedIncident(
                "inc-0123456789abcdef", "3f1c0de1b2a3c4d5", "node/web-1", at, true, moments);
    }

    private static void add(
            List<Moment> moments,
            Instant at,
            Event cause,
            Reason reason,
            State state,
            @Nullable String run) {
        var decision =
                decision(
                        "inc-0123456789abcdef",
                        at,
                        reason,
                        state,
                        run,
                        "",
                        cause instanceof Event.AlertReceived);
        moments.add(new Moment(at, cause, null, List.of(decision)));
    }
}
