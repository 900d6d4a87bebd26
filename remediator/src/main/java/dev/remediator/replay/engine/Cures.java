package dev.remediator.replay.engine;

import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import dev.remediator.reason.Reason;
import dev.remediator.remediation.Decided;
import dev.remediator.remediation.Decision;
import dev.remediator.remediation.Effect;
import dev.remediator.remediation.Incident;
import dev.remediator.remediation.Phase;
import dev.remediator.remediation.ResourceState;
import dev.remediator.replay.engine.Cure.Stage;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Alerts that ended because a remedy had been done. Here they end when it has been done here, for
/// as long as automation works on them; else as they did then.
final class Cures {
    /// Shifts as small as this are chance.
    private static final long SAME = Nanos.SECOND;

    /// How long a source's word is made to hold while nobody knows when its alert ends.
    private static final long HOLDS = 300 * Nanos.SECOND;

    private static final long NOTED = 5 * Nanos.SECOND;

    private final Agenda agenda;
    private final Room room;
    private final Map<String, Course> bySeries = new HashMap<>();

    /// What is needed of the engine.
    interface Room {
        /// A source says something.
        void hears(Alert alert);

        /// What is known of the alert's series where it is routed to.
        Optional<Incident> known(Alert alert);

        void noted(Note note);
    }

    Cures(Agenda agenda, Room room) {
        this.agenda = agenda;
        this.room = room;
    }

    void expect(Kept kept) {
        var cures = Cure.of(kept);
        if (!cures.isEmpty()) {
            bySeries.computeIfAbsent(kept.incident.series(), _ -> new Course()).expect(cures);
        }
    }

    /// It only says what it would do, and nobody lets it: nothing it says ends an alert.
    static boolean onlyThinks(Phase.Asking asking) {
        return asking.heldBy() == Reason.SHADOW;
    }

    private @Nullable Cure of(String series) {
        var course = bySeries.isEmpty() ? null : bySeries.get(series);
        return course == null ? null : course.first();
    }

    /// Whether what a source said then is not said now.
    boolean keepsBack(Alert alert) {
        var course = bySeries.isEmpty() ? null : bySeries.get(alert.series());
        if (course == null) {
            return false;
        }
        if (course.isSaidOtherwise(alert) || course.endedBefore(agenda.now())) {
            return true;
        }
        var cure = course.first();
        return cure != null
                && (cure.is(Stage.HELD)
                        ? staysHeld(course, cure, alert)
                        : agenda.now() >= cure.at && ends(cure, alert));
    }

    private boolean staysHeld(Course course, Cure cure, Alert alert) {
        if (course.follows(cure, alert)) {
            return true;
        }
        if (alert.firing() && alert.startsAt().isAfter(cure.end.startsAt())) {
            letGo(cure);
            return false;
        }
        return !cure.silent;
    }

    private boolean ends(Cure cure, Alert alert) {
        if (cure.awaited > 0 && !cure.silent && alert.equals(cure.end)) {
            cure.stage = Stage.HELD;
            return true;
        }
        if (cure.silent || alert.status() != AlertStatus.RESOLVED) {
            cure.stage = Stage.OVER;
            return false;
        }
        var known = room.known(alert).filter(Resources::works);
        if (known.isEmpty() || cure.release <= agenda.now() + SAME) {
            cure.stage = Stage.OVER;
            return false;
        }
        hold(cure, known.get());
        return true;
    }

    private void hold(Cure cure, Incident incident) {
        cure.stage = Stage.HELD;
        if (cure.release - agenda.now() > NOTED) {
            var sentence =
                    "the alert ended after '%s' then; it is taken to fire until that has been done"
                            .formatted(cure.remedy);
            room.noted(
                    new Note(
                            agenda.instant(),
                            incident.id(),
                            cure.remedy,
                            Note.Kind.CAUSE_IS_GONE,
                            sentence));
        }
        if (cure.release < Long.MAX_VALUE && !cure.silent) {
            schedule(cure);
        }
    }

    private void schedule(Cure cure) {
        long at = cure.release;
        agenda.at(
                at,
                () -> {
                    if (cure.release == at) {
                        release(cure);
                    }
                });
    }

    private void release(Cure cure) {
        if (cure.is(Stage.HELD)) {
            cure.stage = Stage.OVER;
            if (!cure.silent) {
                moved(cure);
            }
        } else if (cure.is(Stage.OPEN) && agenda.now() < cure.at && !cure.silent) {
            if (room.known(cure.end).filter(Resources::works).isPresent()) {
                cure.stage = Stage.ENDED_EARLY;
                moved(cure);
            }
        }
    }

    /// It ends now, and what followed then follows after the same time.
    private void moved(Cure cure) {
        room.hears(cure.end);
        var next = cure.next;
        for (var said : cure.after) {
            courseOf(cure).saysOtherwise(said, agenda.now());
            if (next != null) {
                next.awaited++;
            }
            agenda.at(agenda.now() + said.at() - cure.at, () -> follows(next, said.alert()));
        }
    }

    private Course courseOf(Cure cure) {
        return Objects.requireNonNull(bySeries.get(cure.end.series()));
    }

    private void follows(@Nullable Cure next, Alert alert) {
        if (next != null) {
            next.awaited--;
        }
        room.hears(alert);
    }

    /// What was held back until now is said now: the last of it, as it stands by then.
    private void letGo(Cure held) {
        Alert last = null;
        for (var cure = held; cure != null && cure.is(Stage.HELD); cure = cure.next) {
            cure.stage = Stage.OVER;
            last = cure.silent ? last : cure.end;
            for (var said : cure.after) {
                last = said.at() < agenda.now() ? said.alert() : last;
            }
        }
        if (last != null) {
            room.hears(last);
        }
    }

    /// A later remedy has been done, without the one that brought this about.
    private void passOver(Cure first, Cure done) {
        var course = courseOf(first);
        for (var cure = first; cure != null && cure != done; cure = cure.next) {
            if (cure.is(Stage.OPEN) && cure.at <= agenda.now() + SAME) {
                return;
            }
            cure.stage = Stage.OVER;
            course.saysOtherwise(new Cure.Said(cure.end, cure.at), agenda.now());
            cure.after.forEach(said -> course.saysOtherwise(said, agenda.now()));
        }
    }

    /// Something was decided: a remedy may have been done, or automation may have given up.
    void decided(ResourceState after, Decided decided) {
        if (bySeries.isEmpty()) {
            return;
        }
        for (var effect : decided.effects()) {
            if (effect instanceof Effect.Log(var decision)) {
                decided(after, decision);
            }
        }
    }

    private void decided(ResourceState after, Decision decision) {
        var first = of(decision.series());
        var done = first;
        while (done != null && !done.isBroughtAboutBy(decision)) {
            done = done.next;
        }
        if (first != null && done != null && done.isAwaited()) {
            passOver(first, done);
            broughtAbout(done, after);
        }
        var cure = of(decision.series());
        if (cure != null && cure.is(Stage.HELD) && cure.awaited == 0) {
            var incident = after.incidents().get(decision.series());
            if (incident == null || hasGivenUp(incident)) {
                agenda.atOnce(() -> letGo(cure));
            }
        }
    }

    private void broughtAbout(Cure cure, ResourceState after) {
        cure.broughtAbout(agenda.now());
        boolean earlier = cure.release < cure.at - SAME;
        if (cure.silent) {
            endSilently(cure, after, earlier);
        } else if (cure.is(Stage.HELD) || earlier) {
            schedule(cure);
        }
    }

    /// People who are to be called are called before the alert may end.
    private static boolean hasGivenUp(Incident incident) {
        return incident.phase() instanceof Phase.Paging paging
                ? paging.heldBy() != null
                : !Resources.works(incident);
    }

    /// From now on its source says nothing, so that its word holds until then and no longer.
    private void endSilently(Cure cure, ResourceState after, boolean earlier) {
        var incident = after.incidents().get(cure.end.series());
        if (earlier && incident != null && cure.is(Stage.OPEN)) {
            cure.stage = Stage.ENDED_EARLY;
            agenda.atOnce(() -> room.hears(holding(incident.alert(), cure.release)));
        }
    }

    /// A source that says its alerts again has fallen silent: while the remedy that brought that
    /// about has not been done, it is taken to say so on.
    boolean keepsFiring(ResourceState state) {
        if (bySeries.isEmpty()) {
            return false;
        }
        boolean kept = false;
        for (var incident : state.incidents().values()) {
            var until = incident.expiresAt();
            var cure = of(incident.alert().series());
            if (cure != null
                    && cure.silent
                    && cure.isAwaited()
                    && until != null
                    && Nanos.of(until) <= agenda.now()) {
                kept |= keepsFiring(incident, cure);
            }
        }
        return kept;
    }

    private boolean keepsFiring(Incident incident, Cure cure) {
        if (!Resources.works(incident) || cure.release <= agenda.now() + SAME) {
            cure.stage = Stage.OVER;
            return false;
        }
        if (cure.is(Stage.OPEN)) {
            hold(cure, incident);
        }
        room.hears(holding(incident.alert(), Math.min(cure.release, agenda.now() + HOLDS)));
        return true;
    }

    private static Alert holding(Alert alert, long until) {
        Instant end = Nanos.instant(Nanos.ceiling(until));
        return new Alert(
                alert.source(),
                alert.series(),
                alert.episode(),
                alert.delivery(),
                AlertStatus.FIRING,
                alert.severity(),
                alert.name(),
                alert.resource(),
                alert.startsAt(),
                end,
                alert.labels(),
                alert.annotations(),
                alert.links());
    }

    /// A recorded incident that is over is forgotten.
    void forget(Kept kept, long now) {
        var course = bySeries.get(kept.incident.series());
        if (course != null) {
            course.forget(now);
            if (course.isEmpty()) {
                bySeries.remove(kept.incident.series());
            }
        }
    }

    int size() {
        return bySeries.size();
    }
}
