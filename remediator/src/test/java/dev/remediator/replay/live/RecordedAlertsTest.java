package dev.remediator.replay.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.remediator.alert.AlertStatus;
import dev.remediator.alert.Replayed;
import dev.remediator.journal.Outcome;
import dev.remediator.reason.Reason;
import dev.remediator.recording.Line;
import dev.remediator.recording.Moment;
import dev.remediator.recording.RecordedIncident;
import dev.remediator.recording.RecordingReader;
import dev.remediator.recording.RecordingWriter;
import dev.remediator.remediation.Decision;
import dev.remediator.remediation.Event;
import dev.remediator.remediation.Report;
import dev.remediator.remediation.State;
import dev.remediator.replay.engine.Input;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two incidents that were open at once, and one after them, out of a real file.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RecordedAlertsTest {
    @TempDir Path place;
    private Path file;

    @BeforeEach
    void record() throws IOException {
        file = place.resolve("night.jsonl.gz");
        write(
                file,
                incident(
                        "a",
                        0,
                        heard(0, "a", AlertStatus.FIRING),
                        granted(10, "a"),
                        ended(22, "a", Outcome.FAILED),
                        of("a", heard(30, "b", AlertStatus.RESOLVED)),
                        heard(40, "a", AlertStatus.RESOLVED)),
                incident(
                        "b",
                        5,
                        heard(5, "b", AlertStatus.FIRING),
                        heard(30, "b", AlertStatus.RESOLVED)),
                incident("c", 60, heard(60, "c", AlertStatus.FIRING)));
    }

    @Test
    void alerts_of_incidents_that_were_open_at_once_come_in_the_order_of_time_each_once()
            throws IOException {
        assertThat(heard(file))
                .extracting(h -> h.alert().series(), h -> h.alert().status(), Input.Heard::at)
                .containsExactly(
                        tuple("a", AlertStatus.FIRING, Script.then(0)),
                        tuple("b", AlertStatus.FIRING, Script.then(5)),
                        tuple("b", AlertStatus.RESOLVED, Script.then(30)),
                        tuple("a", AlertStatus.RESOLVED, Script.then(40)),
                        tuple("c", AlertStatus.FIRING, Script.then(60)));
    }

    @Test
    void beside_each_stands_how_the_remedies_of_its_incident_ended() throws IOException {
        assertThat(heard(file))
                .filteredOn(h -> h.alert().series().equals("a"))
                .extracting(h -> h.alert().annotations().get(Replayed.recorded("restart")))
                .containsExactly("FAILED PT12S", "FAILED PT12S");
        assertThat(heard(file))
                .filteredOn(h -> !h.alert().series().equals("a"))
                .allSatisfy(h -> assertThat(h.alert().annotations()).isEmpty());
    }

    @Test
    void several_files_are_one_in_the_order_of_time() throws IOException {
        var other = place.resolve("other.jsonl");
        write(other, incident("d", 20, heard(20, "d", AlertStatus.FIRING)));

        assertThat(heard(file, other))
                .extracting(h -> h.alert().series())
                .containsExactly("a", "b", "d", "b", "a", "c");
    }

    private static List<Input.Heard> heard(Path... files) throws IOException {
        var streams = new ArrayList<RecordedAlerts>();
        for (var each : files) {
            streams.add(new RecordedAlerts(RecordingReader.open(each)));
        }
        var all = new ArrayList<Input.Heard>();
        try (var together = new Together(streams)) {
            for (var next = together.next(); next.isPresent(); next = together.next()) {
                all.add(next.get());
            }
        }
        return all;
    }

    private static void write(Path file, RecordedIncident... incidents) throws IOException {
        try (var writer =
                RecordingWriter.create(file, Script.THEN, Script.THEN.plusSeconds(3600))) {
            for (var incident : incidents) {
                writer.write(new Line.Happened(incident));
            }
            writer.finish();
        }
    }

    private static RecordedIncident incident(String series, int second, Moment... moments) {
        return new RecordedIncident(
                "inc-" + series,
                series,
                "node/" + series,
                Script.then(second),
                true,
                List.of(moments));
    }

    private static Moment heard(int second, String series, AlertStatus status) {
        var alert = Script.alert(series, status, Script.THEN);
        return moment(second, new Event.AlertReceived(alert), series, Reason.REPEATED);
    }

    /// The alert of another series on the same resource, which this incident was decided for too.
    private static Moment of(String series, Moment other) {
        return new Moment(
                other.at(),
                other.cause(),
                null,
                List.of(decided(other.at(), series, Reason.REPEATED, null)));
    }

    private static Moment granted(int second, String series) {
        var claimed = new Report.Claimed("node/" + series, series + "-r1", 1, "w-1");
        return moment(second, new Event.Reported(claimed), series, Reason.CLAIM_GRANTED);
    }

    private static Moment ended(int second, String series, Outcome outcome) {
        var end = new Report.Ended("node/" + series, series + "-r1", 1, "w-1", outcome, "");
        return moment(second, new Event.Reported(end), series, Reason.REMEDY_FAILED);
    }

    private static Moment moment(int second, Event cause, String series, Reason reason) {
        boolean ofRun = reason != Reason.REPEATED;
        return new Moment(
                Script.then(second),
                cause,
                null,
                List.of(decided(Script.then(second), series, reason, ofRun ? "restart" : null)));
    }

    private static Decision decided(
            Instant at, String series, Reason reason, @Nullable String remedy) {
        return new Decision(
                "inc-" + series,
                "node/" + series,
                at,
                reason,
                State.ACTING,
                series,
                "InstanceDown",
                "HealNode",
                remedy,
                remedy == null ? null : series + "-r1",
                "",
                false,
                false);
    }
}
