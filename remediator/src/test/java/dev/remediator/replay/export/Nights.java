package dev.remediator.replay.export;

import dev.remediator.guard.Command;
import dev.remediator.guard.Matcher;
import dev.remediator.guard.Policy;
import dev.remediator.guard.Silence;
import dev.remediator.guard.Tilt;
import dev.remediator.oncall.CallPlan;
import dev.remediator.playbook.Autonomy;
import dev.remediator.reason.Reason;
import dev.remediator.recording.Line;
import dev.remediator.recording.Moment;
import dev.remediator.recording.RecordedIncident;
import dev.remediator.recording.RecordingWriter;
import dev.remediator.recording.Session;
import dev.remediator.remediation.Decision;
import dev.remediator.remediation.State;
import dev.remediator.standard.HealNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What happens in a night that tests record.
final class Nights {
    static final Instant AT = Instant.parse("2026-03-01T03:00:00Z");
    static final String ID = "inc-0123456789abcdef";

    private Nights() {}

    static Line.Started started(int minute, String... playbooks) {
        var sheets =
                List.of(playbooks).stream()
                        .map(type -> new Session.Sheet(type, type, "When it fires: …", "c0de"))
                        .toList();
        var session =
                new Session(
                        "1.0.0",
                        Policy.DEFAULT,
                        Map.of(),
                        List.of(),
                        Duration.ofMinutes(2),
                        Duration.ofHours(1),
                        new CallPlan.Most(5, Duration.ofMinutes(10)),
                        sheets,
                        List.of());
        return new Line.Started(at(minute), session);
    }

    static Line.Started started(int minute) {
        return started(minute, HealNode.class.getName());
    }

    static Line pulled(int minute, String scope) {
        return told(minute, new Command.PullCord("c" + minute, "person-1", "a new disk", scope));
    }

    static Line released(int minute, String scope) {
        return told(minute, new Command.ReleaseCord("c" + minute, "person-1", "it is in", scope));
    }

    static Line silenced(int minute, String id, int until) {
        var matcher = new Matcher("instance", "web-9", false);
        var silence =
                new Silence(
                        id,
                        false,
                        List.of(matcher),
                        at(minute),
                        at(until),
                        "person-1",
                        "a new disk");
        return told(
                minute, new Command.SetSilence("c" + minute, "person-1", "a new disk", silence));
    }

    static Line loud(int minute, String silence) {
        return told(minute, new Command.EndSilence("c" + minute, "person-1", "it is in", silence));
    }

    static Line level(int minute, Autonomy.Level level) {
        return told(
                minute,
                new Command.SetAutonomy("c" + minute, "person-1", "new", "HealNode", level));
    }

    static Line approved(int minute, String run) {
        return told(minute, new Command.Approve("c" + minute, "person-1", "looks right", run));
    }

    static Line distrusted(int minute, int until) {
        return new Line.Distrusted(at(minute), new Tilt(at(until), "it was started"));
    }

    private static Line told(int minute, Command command) {
        return new Line.Commanded(at(minute), command);
    }

    static Line happened(RecordedIncident incident) {
        return new Line.Happened(incident);
    }

    /// An incident that a remedy healed.
    static RecordedIncident healed(String id, String resource, String remedy, int from, int to) {
        return incident(id, resource, remedy, State.HEALED, from, to);
    }

    static RecordedIncident incident(
            String id, String resource, @Nullable String remedy, State end, int from, int to) {
        var opened = decision(id, resource, null, from, Reason.HELD_FOR, State.WATCHING);
        var granted = decision(id, resource, remedy, from, Reason.CLAIM_GRANTED, State.ACTING);
        var over = decision(id, resource, null, to, Reason.HEALED, end);
        var begun = remedy == null ? List.of(opened) : List.of(opened, granted);
        return new RecordedIncident(
                id,
                "series-" + id,
                resource,
                at(from),
                true,
                List.of(
                        new Moment(at(from), null, null, begun),
                        new Moment(at(to), null, null, List.of(over))));
    }

    private static Decision decision(
            String id,
            String resource,
            @Nullable String remedy,
            int minute,
            Reason reason,
            State state) {
        return new Decision(
                id,
                resource,
                at(minute),
                reason,
                state,
                "series-" + id,
                "InstanceDown",
                "HealNode",
                remedy,
                remedy == null ? null : id + "-r1",
                "",
                false,
                false);
    }

    static Path recorded(Path file, List<Line> lines) throws IOException {
        try (var writer = RecordingWriter.create(file, AT, at(600))) {
            for (var line : lines) {
                writer.write(line);
            }
            writer.finish();
        }
        return file;
    }

    static Instant at(int minute) {
        return AT.plusSeconds(60L * minute);
    }
}
