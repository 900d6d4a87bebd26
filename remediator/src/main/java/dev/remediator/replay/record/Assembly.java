package dev.remediator.replay.record;

import dev.remediator.alert.Alert;
import dev.remediator.recording.Line;
import dev.remediator.recording.Moment;
import dev.remediator.recording.RecordedIncident;
import dev.remediator.remediation.Decision;
import dev.remediator.remediation.Event;
import dev.remediator.topic.Logged;
import dev.remediator.topic.Unreadable;
import dev.remediator.topic.Wire;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Makes lines of what is in the spool.
final class Assembly {
    private Assembly() {}

    /// The line of an entry.
    ///
    /// @param records its records, in order
    static Line line(Entry entry, List<Spool.Kept> records) throws Unreadable {
        var first = records.getFirst();
        return switch (entry.kind) {
            case STARTED -> new Line.Started(entry.at, SessionLog.WIRE.read(first.value()));
            case CONTROLLED -> new Line.Controlled(Wire.LOGGED.read(first.value()).decision());
            case HAPPENED -> new Line.Happened(incident(entry, records));
            case COMMANDED, DISTRUSTED ->
                    throw new IllegalStateException("it was a line before: " + entry.kind);
        };
    }

    private static RecordedIncident incident(Entry entry, List<Spool.Kept> records)
            throws Unreadable {
        var moments = new Moments();
        for (var record : records) {
            if (Wire.NOTED.isIn(record.value())) {
                var noted = Wire.NOTED.read(record.value());
                moments.about(noted.series(), noted.resource());
                moments.add(new Moment(noted.at(), noted.cause(), noted.said(), List.of()));
            } else {
                moments.add(Wire.LOGGED.read(record.value()));
            }
        }
        return new RecordedIncident(
                entry.id, moments.series, moments.resource, entry.at, entry.over, moments.all());
    }

    /// How many alerts of its own an incident was about.
    static long alerts(RecordedIncident incident) {
        return incident.moments().stream()
                .filter(
                        moment ->
                                moment.cause() instanceof Event.AlertReceived(Alert alert)
                                        && alert.series().equals(incident.series()))
                .count();
    }

    /// What was decided in one go is one moment.
    private static final class Moments {
        private final List<Moment> moments = new ArrayList<>();
        private final List<Decision> decisions = new ArrayList<>();
        private @Nullable Logged begun;
        private String series = "";
        private String resource = "";

        void about(String ofSeries, String onResource) {
            if (resource.isEmpty()) {
                series = ofSeries;
                resource = onResource;
            }
        }

        void add(Moment moment) {
            end();
            moments.add(moment);
        }

        void add(Logged logged) {
            about(logged.decision().series(), logged.decision().resource());
            if (begun == null || !isSame(begun, logged)) {
                end();
            }
            decisions.add(logged.decision());
            begun = logged;
            // The accounts stand on the last line of what was decided.
            if (logged.accounts() != null) {
                end();
            }
        }

        private static boolean isSame(Logged one, Logged next) {
            return at(one).equals(at(next))
                    && Objects.equals(one.cause(), next.cause())
                    && Objects.equals(one.said(), next.said());
        }

        private static Instant at(Logged logged) {
            return logged.decision().at();
        }

        private void end() {
            if (begun != null) {
                moments.add(new Moment(at(begun), begun.cause(), begun.said(), decisions));
                decisions.clear();
                begun = null;
            }
        }

        List<Moment> all() {
            end();
            return moments;
        }
    }
}
