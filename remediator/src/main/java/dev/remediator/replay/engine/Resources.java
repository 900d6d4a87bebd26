package dev.remediator.replay.engine;

import dev.remediator.guard.Tilt;
import dev.remediator.remediation.Decided;
import dev.remediator.remediation.Event;
import dev.remediator.remediation.Incident;
import dev.remediator.remediation.Phase;
import dev.remediator.remediation.Remediator;
import dev.remediator.remediation.ResourceState;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The resources something is going on at, each with its timer. What is idle is forgotten.
final class Resources {
    private static final long TICK = 100 * Nanos.DECIDED_BY;
    private static final long AGAIN = 30 * Nanos.SECOND;

    private final Agenda agenda;
    private final RecordedTimes times;
    private final Supplier<@Nullable Tilt> tilt;
    private final Room room;
    private final Map<String, Slot> slots = new HashMap<>();
    private Remediator remediator;
    private int working;

    /// What becomes of decisions.
    interface Room {
        void decided(ResourceState before, Event event, Decided decided);

        void failed(String resource, Event event, RuntimeException why);

        /// Whether the incidents whose sources are silent are kept for now.
        boolean keepsFiring(ResourceState state);

        Map<String, Integer> crew(String resource);
    }

    private static final class Slot {
        private ResourceState state;
        private int working;
        private long armed = Long.MAX_VALUE;

        Slot(ResourceState state) {
            this.state = state;
        }
    }

    Resources(
            Agenda agenda,
            RecordedTimes times,
            Supplier<@Nullable Tilt> tilt,
            Remediator remediator,
            Room room) {
        this.agenda = agenda;
        this.times = times;
        this.tilt = tilt;
        this.remediator = remediator;
        this.room = room;
    }

    void decideBy(Remediator other) {
        remediator = other;
    }

    /// How many incidents automation works on.
    int working() {
        return working;
    }

    int size() {
        return slots.size();
    }

    /// What is known of a series on a resource.
    Optional<Incident> incident(String resource, String series) {
        var slot = slots.get(resource);
        return slot == null
                ? Optional.empty()
                : Optional.ofNullable(slot.state.incidents().get(series));
    }

    void decide(String resource, Event event) {
        var slot = slots.get(resource);
        var known = slot == null ? new Slot(ResourceState.quiet(resource)) : slot;
        var before = known.state;
        Decided decided;
        try {
            decided = remediator.decide(before, event, agenda.instant(), tilt.get());
        } catch (RuntimeException e) {
            room.failed(resource, event, e);
            if (event instanceof Event.TimePassed) {
                arm(known, agenda.now() + AGAIN);
            }
            return;
        }
        var after = decided.next();
        known.state = after;
        if (after.idle()) {
            if (slot != null) {
                slots.remove(resource);
            }
            known.armed = Long.MAX_VALUE;
        } else {
            if (slot == null) {
                slots.put(resource, known);
            }
            arm(known, event instanceof Event.TimePassed);
        }
        count(known);
        room.decided(before, event, decided);
    }

    private void count(Slot slot) {
        int now = 0;
        for (var incident : slot.state.incidents().values()) {
            if (works(incident)) {
                now++;
            }
        }
        working += now - slot.working;
        slot.working = now;
    }

    /// Whether automation works on it, and is not only thinking of what it would do.
    static boolean works(Incident incident) {
        return switch (incident.phase()) {
            case Phase.Asking asking -> !Cures.onlyThinks(asking);
            case Phase.Watching _,
                    Phase.Flapping _,
                    Phase.Waiting _,
                    Phase.Acting _,
                    Phase.Verifying _ ->
                    true;
            case Phase.Paging _, Phase.Paged _, Phase.Unmatched _ -> false;
        };
    }

    /// A timer that is set later leaves the earlier one where it is, which then sets itself anew.
    private void arm(Slot slot, boolean justNow) {
        var due = slot.state.due();
        if (due.isEmpty()) {
            slot.armed = Long.MAX_VALUE;
            return;
        }
        long at = times.timer(slot.state.resource(), Nanos.of(due.get()), agenda.now());
        if (at <= agenda.now() && justNow) {
            at = agenda.now() + TICK;
        }
        if (at < slot.armed) {
            arm(slot, at);
        }
    }

    private void arm(Slot slot, long at) {
        slot.armed = at;
        agenda.at(at, () -> rings(slot, at));
    }

    private void rings(Slot slot, long at) {
        if (slot.armed != at) {
            return;
        }
        slot.armed = Long.MAX_VALUE;
        var due = slot.state.due().map(Nanos::of).orElse(Long.MAX_VALUE);
        if (due > agenda.now() || room.keepsFiring(slot.state)) {
            arm(slot, true);
            return;
        }
        var resource = slot.state.resource();
        decide(resource, new Event.TimePassed(room.crew(resource)));
    }
}
