package dev.remediator.replay.engine;

import dev.remediator.alert.Alert;
import dev.remediator.journal.Outcome;
import dev.remediator.journal.StepEntry;
import dev.remediator.reason.Reason;
import dev.remediator.recording.Moment;
import dev.remediator.recording.RecordedIncident;
import dev.remediator.remediation.Decision;
import dev.remediator.remediation.Event;
import dev.remediator.remediation.Report;
import dev.remediator.replay.body.RecordedRun;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The runs of one recorded incident, in order: what was said about each, told apart by when the
/// guards let it go. A run that was halted and let go again has as many parts.
final class RecordedRuns {

    /// What was said since the guards let it go.
    ///
    /// @param from when that was
    record Part(long from, List<Line> lines) {}

    /// One thing that was said.
    record Line(long at, Event event) {}

    /// One run.
    static final class One {
        final String run;
        final String playbook;
        final String remedy;
        final Alert alert;
        final List<Part> parts = new ArrayList<>();
        final List<StepEntry> journal = new ArrayList<>();
        Optional<Outcome> outcome = Optional.empty();
        String evidence = "";
        long endedAt = Long.MAX_VALUE;

        One(Decision offered, String remedy, Alert alert) {
            this.run = String.valueOf(offered.run());
            this.playbook = String.valueOf(offered.playbook());
            this.remedy = remedy;
            this.alert = alert;
        }

        long offeredAt() {
            return parts.getFirst().from();
        }

        RecordedRun recorded() {
            return new RecordedRun(run, remedy, alert, journal, outcome, evidence);
        }
    }

    private RecordedRuns() {}

    /// Reads them out of what happened.
    ///
    /// @param keys when each moment was
    static List<One> of(RecordedIncident incident, List<Long> keys) {
        Map<String, One> runs = new LinkedHashMap<>();
        One latest = null;
        Alert alert = null;
        for (int i = 0; i < keys.size(); i++) {
            var moment = incident.moments().get(i);
            long key = keys.get(i);
            if (moment.cause() instanceof Event.AlertReceived(var heard)
                    && heard.series().equals(incident.series())) {
                alert = heard;
            }
            var said = said(moment, latest, runs);
            if (said != null) {
                said.parts.getLast().lines().add(new Line(key, cause(moment)));
                keep(said, cause(moment), key);
            }
            for (var decision : moment.decisions()) {
                var remedy = decision.remedy();
                boolean offers = decision.reason() == Reason.REMEDY_OFFERED;
                if (offers && decision.run() != null && remedy != null && alert != null) {
                    var about = alert;
                    latest =
                            runs.computeIfAbsent(
                                    decision.run(), _ -> new One(decision, remedy, about));
                    latest.parts.add(new Part(key, new ArrayList<>()));
                }
            }
        }
        return List.copyOf(runs.values());
    }

    private static Event cause(Moment moment) {
        var cause = moment.cause();
        if (cause == null) {
            throw new IllegalStateException("a report without a cause");
        }
        return cause;
    }

    /// Which run it is about, if something is said about one.
    private static @Nullable One said(Moment moment, @Nullable One latest, Map<String, One> runs) {
        return switch (moment.cause()) {
            case Event.Reported(Report.OfRun report) -> runs.get(report.run());
            case Event.WorkerLost _, Event.WorkerBack _ -> latest;
            case null, default -> null;
        };
    }

    private static void keep(One run, Event event, long key) {
        switch (event) {
            case Event.Reported(Report.Intended intended) -> run.journal.add(intended.entry());
            case Event.Reported(Report.Recorded recorded) -> run.journal.add(recorded.entry());
            case Event.Reported(Report.Ended ended) when run.outcome.isEmpty() -> {
                run.outcome = Optional.of(ended.outcome());
                run.evidence = ended.evidence();
                run.endedAt = key;
            }
            default -> {}
        }
    }
}
