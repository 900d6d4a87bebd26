package dev.remediator.replay.live;

import dev.remediator.alert.Alert;
import dev.remediator.alert.Replayed;
import dev.remediator.reason.Reason;
import dev.remediator.recording.Moment;
import dev.remediator.recording.RecordedIncident;
import dev.remediator.remediation.Event;
import dev.remediator.remediation.Report;
import dev.remediator.replay.engine.Input;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What sources said about one recorded incident, and beside it how its remedies ended then, so
/// that they end so again.
final class Heard {
    private final Map<String, String> remedies = new HashMap<>();
    private final Map<String, Instant> begun = new HashMap<>();
    private final Map<String, String> ended = new TreeMap<>();

    private Heard() {}

    static List<Input.Heard> of(RecordedIncident incident) {
        var heard = new Heard();
        incident.moments().forEach(heard::notes);
        return incident.moments().stream()
                .flatMap(
                        moment ->
                                moment.cause() instanceof Event.AlertReceived(var alert)
                                                && alert.series().equals(incident.series())
                                        ? Stream.of(
                                                new Input.Heard(moment.at(), heard.beside(alert)))
                                        : Stream.empty())
                .toList();
    }

    private void notes(Moment moment) {
        for (var decision : moment.decisions()) {
            var run = decision.run();
            var remedy = decision.remedy();
            if (run != null && remedy != null) {
                remedies.put(run, remedy);
            }
            if (run != null && decision.reason() == Reason.CLAIM_GRANTED) {
                begun.putIfAbsent(run, decision.at());
            }
        }
        if (moment.cause() instanceof Event.Reported(Report.Ended end)) {
            var remedy = remedies.get(end.run());
            var began = begun.get(end.run());
            if (remedy != null && began != null) {
                var took = Duration.between(began, moment.at());
                ended.put(Replayed.recorded(remedy), end.outcome() + " " + took);
            }
        }
    }

    private Alert beside(Alert a) {
        if (ended.isEmpty()) {
            return a;
        }
        var annotations = new TreeMap<>(a.annotations());
        annotations.putAll(ended);
        return new Alert(
                a.source(),
                a.series(),
                a.episode(),
                a.delivery(),
                a.status(),
                a.severity(),
                a.name(),
                a.resource(),
                a.startsAt(),
                a.endsAt(),
                a.labels(),
                annotations,
                a.links());
    }
}
