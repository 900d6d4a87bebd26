package dev.remediator.replay.engine;

import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import dev.remediator.reason.Reason;
import dev.remediator.recording.Moment;
import dev.remediator.remediation.Decision;
import dev.remediator.remediation.Event;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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

    private final long takes;

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

    /// What its source said after that, until something else was done: it comes as much earlier or
    /// later as the end does.
    final List<Said> after = new ArrayList<>();

    /// What a later remedy of the same incident brought about.
    @Nullable Cure next;

    /// How much of what its source said before is still to be said here.
    int awaited;

    /// One thing a source said then.
    record Said(Alert alert, long at) {}

    private Cure(Kept kept, Alert end, long at, Offered offered) {
        this.end = end;
        this.silent = end.status() == AlertStatus.FIRING;
        this.at = at;
        this.remedy = offered.run().remedy;
        this.recorded = kept.runs.stream().map(r -> r.remedy).collect(Collectors.toSet());
        this.early = at < offered.run().endedAt;
        this.takes = at - Nanos.floor(early ? offered.at() : offered.run().endedAt);
    }

    /// What remedies brought about in a recorded incident that was healed, in order: an alert may
    /// have ended, come back because that did not hold, and ended again after the next remedy.
    static List<Cure> of(Kept kept) {
        var incident = kept.incident;
        var cures = new ArrayList<Cure>();
        if (incident.decisions().noneMatch(d -> d.reason() == Reason.HEALED)) {
            return cures;
        }
        Alert said = null;
        for (int i = 0; i < kept.keys.size(); i++) {
            var moment = incident.moments().get(i);
            long at = kept.keys.get(i);
            if (moment.cause() instanceof Event.AlertReceived(var alert)
                    && alert.series().equals(incident.series())) {
                said = alert;
                heard(kept, cures, alert, at);
            }
            if (said != null && says(moment, Reason.EXPIRED)) {
                ends(kept, cures, said, at);
            }
            if (says(moment, Reason.HEALED)) {
                break;
            }
        }
        for (int i = 1; i < cures.size(); i++) {
            cures.get(i - 1).next = cures.get(i);
        }
        return cures;
    }

    private static boolean says(Moment moment, Reason reason) {
        return moment.decisions().stream().anyMatch(d -> d.reason() == reason);
    }

    private static void heard(Kept kept, List<Cure> cures, Alert alert, long at) {
        boolean ends = alert.status() == AlertStatus.RESOLVED && ends(kept, cures, alert, at);
        if (!ends && !cures.isEmpty()) {
            cures.getLast().after.add(new Said(alert, at));
        }
    }

    /// Whether something had been done since it ended before.
    private static boolean ends(Kept kept, List<Cure> cures, Alert end, long at) {
        long since = cures.isEmpty() ? Long.MIN_VALUE : cures.getLast().at;
        var offered =
                kept.runs.stream()
                        .flatMap(
                                run ->
                                        run.parts.stream()
                                                .map(part -> new Offered(run, part.from())))
                        .filter(one -> one.at() > since && one.at() < at)
                        .max(Comparator.comparingLong(Offered::at));
        if (offered.isEmpty()) {
            return false;
        }
        if (!cures.isEmpty() && cures.getLast().silent) {
            cures.clear();
        }
        cures.add(new Cure(kept, end, at, offered.get()));
        return true;
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
        release = Nanos.floor(now) + Math.max(0, takes);
    }

    /// Whether it has not ended here.
    boolean isAwaited() {
        return stage == Stage.OPEN || stage == Stage.HELD;
    }

    boolean is(Stage one) {
        return stage == one;
    }
}
