package dev.remediator.replay.record;

import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import dev.remediator.alert.Severity;
import dev.remediator.guard.Command;
import dev.remediator.guard.Tilt;
import dev.remediator.reason.Reason;
import dev.remediator.recording.Line;
import dev.remediator.recording.RecordedIncident;
import dev.remediator.recording.Session;
import dev.remediator.remediation.Decision;
import dev.remediator.remediation.Event;
import dev.remediator.remediation.Names;
import dev.remediator.remediation.State;
import dev.remediator.topic.Accounts;
import dev.remediator.topic.Logged;
import dev.remediator.topic.Noted;
import dev.remediator.topic.Wire;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An incident log made by hand, and what is recorded of it.
final class LogOfATest {
    static final Instant AT = Instant.parse("2026-01-01T03:00:00Z");
    static final Instant NOW = Instant.parse("2026-02-01T00:00:00Z");

    private final List<Written> records = new ArrayList<>();
    private final Path directory;
    private @Nullable Instant known;

    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    private record Written(int partition, Instant at, byte[] value) {}

    LogOfATest(Path directory) {
        this.directory = directory;
    }

    static Alert alert(String series) {
        return new Alert(
                "test",
                series,
                series + "/1",
                "d",
                AlertStatus.FIRING,
                Severity.CRITICAL,
                "Down",
                "node/" + series,
                AT,
                null,
                Map.of(),
                Map.of(),
                Map.of());
    }

    /// An alert opens an incident, which asks the guards.
    ///
    /// @return the incident's name
    String opens(int partition, Instant at, String series) {
        return opens(alert(series), partition, at);
    }

    String opens(Alert alert, int partition, Instant at) {
        var id = Names.incident(alert, at);
        var heard = new Event.AlertReceived(alert);
        return notes(
                partition, new Noted(id, alert.resource(), at, alert.series(), heard, null, null));
    }

    String notes(int partition, Noted noted) {
        add(partition, noted.at(), Wire.NOTED.write(noted));
        return noted.incident();
    }

    LogOfATest decides(int partition, Instant at, String incident, Reason reason) {
        return logs(partition, new Logged(decision(at, incident, reason, false), null, null));
    }

    LogOfATest ends(int partition, Instant at, String incident, Reason reason) {
        return logs(partition, new Logged(decision(at, incident, reason, true), null, null));
    }

    LogOfATest decides(Instant at, Reason reason, Event cause, boolean last, String incident) {
        var accounts = last ? new Accounts(0, 1, 1, 0) : null;
        return logs(0, new Logged(decision(at, incident, reason, false), cause, accounts));
    }

    LogOfATest commands(Instant at, Reason reason, Command command) {
        var decision = decision(at, Decision.CONTROL, reason, true);
        return logs(0, new Logged(decision, null, null, null, command, null));
    }

    LogOfATest observes(int partition, Instant at, String incident, Tilt tilt) {
        var decision = decision(at, incident, Reason.STEP_RECORDED, false);
        return logs(partition, new Logged(decision, null, null, null, null, tilt));
    }

    LogOfATest logs(int partition, Logged logged) {
        return add(partition, logged.decision().at(), Wire.LOGGED.write(logged));
    }

    LogOfATest starts(Instant at, Session session) {
        return add(0, at, SessionLog.WIRE.write(session));
    }

    LogOfATest add(int partition, Instant at, byte[] value) {
        records.add(new Written(partition, at, value));
        return this;
    }

    /// Nothing has happened until then.
    LogOfATest knownUntil(Instant at) {
        known = at;
        return this;
    }

    static Decision decision(Instant at, String incident, Reason reason, boolean closes) {
        return new Decision(
                incident,
                "node/web-1",
                at,
                reason,
                closes ? State.HEALED : State.ACTING,
                "",
                "Down",
                null,
                null,
                null,
                "",
                false,
                closes);
    }

    /// What is recorded of it.
    Recorded recorded(Span span) throws IOException, InterruptedException {
        try (var tape = tape(span)) {
            var lines = new ArrayList<Line>();
            var tally = tape.writeTo(lines::add);
            return new Recorded(lines, tally, tape.from(), tape.to());
        }
    }

    Tape tape(Span span) throws IOException, InterruptedException {
        return Tape.read(this::play, span, directory, NOW);
    }

    private void play(Harvest harvest) throws IOException {
        long offset = 0;
        if (known != null) {
            harvest.knows(known);
        }
        for (var record : records) {
            harvest.hear(record.partition(), offset++, record.at(), record.value());
        }
    }

    /// A recording.
    record Recorded(List<Line> lines, Tally tally, Instant from, Instant to) {
        List<RecordedIncident> incidents() {
            return lines.stream()
                    .filter(Line.Happened.class::isInstance)
                    .map(line -> ((Line.Happened) line).incident())
                    .toList();
        }
    }

    static @Nullable Reason reason(RecordedIncident incident, int moment) {
        var decisions = incident.moments().get(moment).decisions();
        return decisions.isEmpty() ? null : decisions.getFirst().reason();
    }
}
