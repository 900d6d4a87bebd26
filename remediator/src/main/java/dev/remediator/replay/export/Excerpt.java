package dev.remediator.replay.export;

import dev.remediator.guard.Command;
import dev.remediator.recording.Line;
import dev.remediator.recording.RecordedIncident;
import dev.remediator.recording.RecordingReader;
import dev.remediator.recording.RecordingWriter;
import dev.remediator.recording.Session;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What a recording says of one incident: the incident, what the remediator was set to, what people
/// had told it and told it then, and when it only observed.
///
/// @param incident the incident
/// @param lines the lines, in order
/// @param to until when the recording goes
record Excerpt(RecordedIncident incident, List<Line> lines, Instant to) {

    /// Reads it out of a recording; empty if the incident is not in it.
    ///
    /// @param company whether other incidents that were open at the same time are read as well
    static Optional<Excerpt> of(String incident, Path recording, boolean company)
            throws IOException {
        var found = find(incident, recording);
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(around(found.get(), recording, company));
    }

    private static Optional<RecordedIncident> find(String incident, Path recording)
            throws IOException {
        try (var reader = RecordingReader.open(recording)) {
            for (var line = reader.next(); line.isPresent(); line = reader.next()) {
                if (line.get() instanceof Line.Happened(var one) && one.id().equals(incident)) {
                    return Optional.of(one);
                }
            }
            return Optional.empty();
        }
    }

    private static Excerpt around(RecordedIncident incident, Path recording, boolean company)
            throws IOException {
        var end = end(incident);
        var before = new InForce();
        var during = new ArrayList<Line>();
        try (var reader = RecordingReader.open(recording)) {
            for (var line = reader.next();
                    line.isPresent() && !line.get().at().isAfter(end);
                    line = reader.next()) {
                if (line.get() instanceof Line.Happened(var other)) {
                    if (other.id().equals(incident.id())
                            || (company && !end(other).isBefore(incident.openedAt()))) {
                        during.add(line.get());
                    }
                } else if (line.get().at().isBefore(incident.openedAt())) {
                    before.hear(line.get());
                } else if (concerns(line.get(), incident, company)) {
                    during.add(line.get());
                }
            }
            var lines = before.at(incident.openedAt());
            lines.addAll(during);
            lines.sort(Comparator.comparing(Line::at));
            return new Excerpt(incident, List.copyOf(lines), reader.to());
        }
    }

    private static Instant end(RecordedIncident incident) {
        return incident.moments().getLast().at();
    }

    /// Somebody else's approval means nothing here; whatever else is told may.
    private static boolean concerns(Line line, RecordedIncident incident, boolean company) {
        var run =
                switch (line) {
                    case Line.Commanded(_, Command.Approve approve) -> approve.run();
                    case Line.Commanded(_, Command.Deny deny) -> deny.run();
                    default -> incident.id();
                };
        return company || run.startsWith(incident.id());
    }

    /// What the remediator was set to then.
    Optional<Session> session() {
        return lines.stream()
                .flatMap(
                        line ->
                                line instanceof Line.Started(_, var session)
                                        ? Stream.of(session)
                                        : Stream.empty())
                .findFirst();
    }

    /// How many incidents it holds beside the one that is meant.
    long company() {
        return lines.stream().filter(Line.Happened.class::isInstance).count() - 1;
    }

    void write(Path file) throws IOException {
        try (var writer = RecordingWriter.create(file, lines.getFirst().at(), to)) {
            for (var line : lines) {
                writer.write(line);
            }
            writer.finish();
        }
    }
}
