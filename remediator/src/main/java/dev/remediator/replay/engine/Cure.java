package dev.remediator.replay.engine;

import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import dev.remediator.reason.Reason;
import dev.remediator.remediation.Decision;
import dev.remediator.remediation.Event;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The end of an alert that a remedy brought about. It comes the same time after the remedy.
final class Cure {
    /// The alert that says so; where its source only fell silent, what it said last.
    final Alert end;

    /// Whether its source only fell silent.
    final boolean silent;

    /// When it ended.
    final long at;

    /// What brought it about.
    final String remedy;

    private final Set<String> recorded;

    /// Whether it ended before the remedy did: then the time since it was let go counts.
    private final boolean early;

    private final long after;

    /// When it ends here; not known before the remedy is done here.
    long release = Long.MAX_VALUE;

    Stage stage = Stage.OPEN;

    enum Stage {
        /// It still fires, as it did then.
        OPEN,
        /// It ended then, and is taken to fire on.
        HELD,
        /// It has ended here, and fired on for a while then.
        ENDED_EARLY,
        OVER
    }

    private Cure(Kept kept, Alert end, long at, RecordedRuns.One run, long offered) {
        this.end = end;
        this.silent = end.status() == AlertStatus.FIRING;
        this.at = at;
        this.remedy = run.remedy;
        this.recorded = kept.runs.stream().map(r -> r.remedy).collect(Collectors.toSet());
        this.early = at < run.endedAt;
        this.after = at - (early ? offered : run.endedAt);
    }

    /// What brought about the end of a recorded incident, if a remedy did.
    static Optional<Cure> of(Kept kept) {
        var incident = kept.incident;
        if (incident.decisions().noneMatch(d -> d.reason() == Reason.HEALED)) {
            return Optional.empty();
        }
        Alert said = null;
        Alert end = null;
        long at = 0;
        for (int i = 0; i < kept.keys.size(); i++) {
            var moment = incident.moments().get(i);
            if (moment.cause() instanceof Event.AlertReceived(var alert)
                    && alert.series().equals(incident.series())) {
                said = alert;
                if (alert.status() == AlertStatus.RESOLVED) {
                    end = alert;
                    at = kept.keys.get(i);
                }
            }
            if (moment.decisions().stream().anyMatch(d -> d.reason() == Reason.EXPIRED)) {
                end = said;
                at = kept.keys.get(i);
            }
            if (moment.decisions().stream().anyMatch(d -> d.reason() == Reason.HEALED)) {
                break;
            }
        }
        return of(kept, end, at);
    }

    private static Optional<Cure> of(Kept kept, @Nullable Alert end, long at) {
        if (end == null) {
            return Optional.empty();
        }
        return kept.runs.stream()
                .flatMap(run -> run.parts.stream().map(part -> new Offered(run, part.from())))
                .filter(offered -> offered.at() < at)
                .max(Comparator.comparingLong(Offered::at))
                .map(offered -> new Cure(kept, end, at, offered.run(), offered.at()));
    }

    private record Offered(RecordedRuns.One run, long at) {}

    /// Whether this decision is what it comes some time after. A remedy that nobody recorded brings
    /// it about as well.
    boolean isBroughtAboutBy(Decision decision) {
        var done = decision.remedy();
        boolean counts = done != null && (done.equals(remedy) || !recorded.contains(done));
        return counts
                && (early
                        ? decision.reason() == Reason.REMEDY_OFFERED
                        : decision.reason() == Reason.REMEDY_DONE
                                || decision.reason() == Reason.REMEDY_FAILED);
    }

    void broughtAbout(long now) {
        release = now + Math.max(0, after);
    }

    boolean is(Stage one) {
        return stage == one;
    }
}
